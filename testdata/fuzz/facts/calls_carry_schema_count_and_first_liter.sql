SELECT f(), app.g(1, x), lower('A')
;
SELECT nextval(('s'::text)::regclass), pg_catalog.setval('public.s'::regclass, 5, true)
;
SELECT my_nextval('x'), lo_put(1, 2, 'x'), pg_try_advisory_xact_lock_shared(7)
;
SELECT f(a => 'named')