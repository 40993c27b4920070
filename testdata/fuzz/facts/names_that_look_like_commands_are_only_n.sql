SELECT last_update, notify_me, for_update FROM t WHERE "delete" = 1
;
COMMENT ON TABLE t IS 'DROP TABLE x'