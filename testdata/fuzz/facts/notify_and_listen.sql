NOTIFY chan, 'x'
;
LISTEN chan
;
UNLISTEN *
;
SELECT pg_notify('chan', 'x'), pg_notify(c, 'x')