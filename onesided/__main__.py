"""`python -m onesided` is the `onesided` command."""

import sys

from onesided.cli import main

sys.exit(main())
