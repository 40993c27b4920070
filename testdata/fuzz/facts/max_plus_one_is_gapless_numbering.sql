INSERT INTO i (no) SELECT max(no) + 1 FROM app.i
;
INSERT INTO i (no) VALUES ((SELECT COALESCE(max(i.no), 0) + 1 FROM i))
;
SELECT (SELECT max(a) FROM t) + 1
;
SELECT COALESCE(max(a) + 1, 1) FROM t
;
SELECT max(a) - 1, min(b) + 1 FROM t