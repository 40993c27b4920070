UPDATE t SET n = 0
;
UPDATE t SET n = m + 1
;
UPDATE t u SET n = o.n + 1 FROM o
;
UPDATE t SET n = n * 2, s = s || 'x'
;
UPDATE t SET n = (SELECT sum(n) + 1 FROM t), m = CASE WHEN m + 1 > 2 THEN 3 END