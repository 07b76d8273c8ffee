/** What `onesided publish` writes above the worker. */
declare const SITE: object;
