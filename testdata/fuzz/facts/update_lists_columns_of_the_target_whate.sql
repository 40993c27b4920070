UPDATE users u SET id = id
;
UPDATE ONLY t SET (a, b) = (SELECT 1, 2 FROM s) FROM o WHERE t.x = o.x