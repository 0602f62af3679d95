CREATE TABLE `documents` (
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`version` text NOT NULL,
	`bytes` blob NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`order_id`, `kind`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `find_attempts` (
	`number` text NOT NULL,
	`day` text NOT NULL,
	`wrong` integer NOT NULL,
	PRIMARY KEY(`number`, `day`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `share_links` (
	`token_digest` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`order_id` text NOT NULL,
	`with_table` integer NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `share_links_alive` ON `share_links` (`order_id`) WHERE "share_links"."revoked_at" is null;