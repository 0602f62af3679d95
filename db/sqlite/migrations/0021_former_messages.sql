CREATE TABLE `former_messages` (
	`id` integer PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `former_messages_order` ON `former_messages` (`order_id`);--> statement-breakpoint
ALTER TABLE `notifications` ADD `ended_at` integer;