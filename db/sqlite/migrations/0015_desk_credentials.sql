DROP TABLE `desk_links`;--> statement-breakpoint
CREATE TABLE `desk_links` (
	`token_digest` text PRIMARY KEY NOT NULL,
	`telegram_user_id` integer,
	`credential` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
) STRICT;
--> statement-breakpoint
ALTER TABLE `desk_sessions` ADD `credential` text DEFAULT '' NOT NULL;
