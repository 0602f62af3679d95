-- What instances count together, as the library that counts wants it. It is empty after a crash of the
-- server, as memory is after one of the shop; so a count waits for no disk.
CREATE UNLOGGED TABLE "rate_limits" (
	"key" varchar(255) COLLATE "C" PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
