COPY t FROM PROGRAM 'ls'
;
COPY t TO '/tmp/x'
;
COPY t FROM stdin
;
COPY (SELECT * FROM z) TO stdout