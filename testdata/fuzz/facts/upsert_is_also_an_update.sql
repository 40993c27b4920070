INSERT INTO t AS x (a, n, m) VALUES (1, 2, 3) ON CONFLICT (a) DO UPDATE SET n = excluded.n + x.n, m = excluded.m + 1
;
INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING
;
INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET n = t.n + 1