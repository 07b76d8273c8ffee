"""A class votes: a server on the teacher's machine asks a room full of phones, counts, and shows what came of it.

The teacher's page is the one that is projected, so neither it nor a phone is sent anything that tells the answer before
the teacher has it told. What has happened lies in a database, and nowhere else: a server that is started again goes on
where it was, and two servers with one database hold one class. Votes bear no name; what joins the votes of one phone is
a keyed hash, and the key is thrown away when the class ends.
"""
