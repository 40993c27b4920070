UPDATE t SET n = n + 1
;
UPDATE t SET n = COALESCE(n, 0) + 1
;
UPDATE accounts a SET balance = a.balance - 10.0::numeric
;
UPDATE t SET n = GREATEST(n - 1, 0), m = CASE WHEN x THEN m + 1 ELSE m END
;
UPDATE t SET (n, m) = (n + 1, 5)