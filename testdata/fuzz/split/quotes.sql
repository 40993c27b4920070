insert into "a b" values (1, E'it\'s', U&"\0041"), ($$x$$, b'01');
-- PostgreSQL database dump
/* a /* b */ c */ select 1 \gset
\copy t from stdin
1
\.
