CREATE TABLE `payment_returns` (
	`order_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`looked_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_returns_due` ON `payment_returns` (`at`) WHERE "payment_returns"."looked_at" is null;--> statement-breakpoint
CREATE TABLE `telegram_updates` (
	`id` integer PRIMARY KEY NOT NULL,
	`body` text,
	`received_at` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`unanswered` integer NOT NULL,
	`handled_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `telegram_updates_due` ON `telegram_updates` (`id`) WHERE "telegram_updates"."handled_at" is null;--> statement-breakpoint
CREATE INDEX `telegram_updates_handled` ON `telegram_updates` (`handled_at`);--> statement-breakpoint
CREATE TABLE `telegram_users` (
	`id` integer PRIMARY KEY NOT NULL,
	`writable` integer NOT NULL,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `__new_notifications` (
	`subject` text NOT NULL,
	`kind` text NOT NULL,
	`recipient` integer NOT NULL,
	`order_id` text,
	`notice_id` text,
	`created_at` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`outcome` text,
	`unanswered` integer DEFAULT 0 NOT NULL,
	`leased_until` integer,
	`reason` text,
	`message_id` integer,
	PRIMARY KEY(`subject`, `kind`, `recipient`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice_id`) REFERENCES `payment_notices`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notifications_subject" CHECK("subject" = coalesce("order_id", "notice_id"))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_notifications`(`subject`, `kind`, `recipient`, `order_id`, `created_at`, `next_try_at`, `attempts`, `outcome`, `unanswered`, `leased_until`, `reason`) SELECT `order_id`, `kind`, 0, `order_id`, `created_at`, `next_try_at`, `attempts`, `outcome`, `unanswered`, `leased_until`, `reason` FROM `notifications`;--> statement-breakpoint
DROP TABLE `notifications`;--> statement-breakpoint
ALTER TABLE `__new_notifications` RENAME TO `notifications`;--> statement-breakpoint
CREATE INDEX `notifications_due` ON `notifications` (`next_try_at`) WHERE "notifications"."outcome" is null;--> statement-breakpoint
CREATE INDEX `notifications_recipient` ON `notifications` (`recipient`);--> statement-breakpoint
ALTER TABLE `orders` ADD `telegram_user_id` integer;--> statement-breakpoint
CREATE INDEX `orders_telegram_user` ON `orders` (`telegram_user_id`);