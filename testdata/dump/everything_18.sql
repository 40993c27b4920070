-- What only PostgreSQL 18 understands; make-dumps loads it after everything.sql.
CREATE SCHEMA new18;
CREATE TABLE new18.virtual (
	id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	a integer CONSTRAINT "a must be" NOT NULL,
	b integer CONSTRAINT b_there NOT NULL NO INHERIT,
	v integer GENERATED ALWAYS AS (a * 2),
	s integer GENERATED ALWAYS AS (a * 3) STORED,
	CONSTRAINT hoped CHECK (a > 0) NOT ENFORCED,
	CONSTRAINT known CHECK (b > 0)
);
CREATE TABLE new18.heir () INHERITS (new18.virtual);
ALTER TABLE new18.virtual ADD CONSTRAINT v_later NOT NULL s NOT VALID;
CREATE TABLE new18.periods (
	id integer, valid daterange, note text,
	CONSTRAINT periods_key PRIMARY KEY (id, valid WITHOUT OVERLAPS),
	CONSTRAINT periods_unique UNIQUE (note, valid WITHOUT OVERLAPS)
);
CREATE TABLE new18.refers (
	id integer, valid daterange, other integer,
	CONSTRAINT refers_period FOREIGN KEY (id, PERIOD valid) REFERENCES new18.periods (id, PERIOD valid),
	CONSTRAINT refers_loosely FOREIGN KEY (other) REFERENCES new18.virtual (id) NOT ENFORCED
);
CREATE TABLE new18.parted (a integer CONSTRAINT a_here NOT NULL, b integer) PARTITION BY LIST (a);
CREATE TABLE new18.parted_1 PARTITION OF new18.parted FOR VALUES IN (1);
CREATE PUBLICATION with_generated FOR TABLE new18.virtual WITH (publish_generated_columns = stored);
