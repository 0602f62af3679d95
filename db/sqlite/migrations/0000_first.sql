CREATE TABLE `idempotency_keys` (
	`key` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`order_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `notifications` (
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`outcome` text,
	PRIMARY KEY(`order_id`, `kind`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`token` text NOT NULL,
	`token_digest` text NOT NULL,
	`birth_date` text NOT NULL,
	`name` text,
	`email` text,
	`phone` text,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`consent_version` text NOT NULL,
	`consent_at` integer NOT NULL,
	`consent_channel` text NOT NULL,
	`created_at` integer NOT NULL,
	`payable_until` integer NOT NULL,
	`paid_at` integer,
	`refunded_at` integer,
	CONSTRAINT "orders_amount" CHECK("orders"."amount" > 0),
	CONSTRAINT "orders_currency" CHECK("orders"."currency" = 'RUB'),
	CONSTRAINT "orders_number" CHECK(length("orders"."number") = 10),
	CONSTRAINT "orders_birth_date" CHECK("orders"."birth_date" glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_number_unique` ON `orders` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_token_digest_unique` ON `orders` (`token_digest`);--> statement-breakpoint
CREATE INDEX `orders_created_at` ON `orders` (`created_at`);--> statement-breakpoint
CREATE TABLE `payment_facts` (
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`payment_id` text NOT NULL,
	`at` integer NOT NULL,
	`notice_id` text,
	PRIMARY KEY(`order_id`, `kind`, `payment_id`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice_id`) REFERENCES `payment_notices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `payment_links` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`url` text,
	`made_at` integer NOT NULL,
	`expires_at` integer,
	`failure` text,
	`raw_answer` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_links_answer" CHECK(("payment_links"."url" is null) = ("payment_links"."failure" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_links_order` ON `payment_links` (`order_id`,`made_at`);--> statement-breakpoint
CREATE TABLE `payment_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`order_number` text NOT NULL,
	`payment_id` text NOT NULL,
	`status` text NOT NULL,
	`status_text` text NOT NULL,
	`amount_text` text NOT NULL,
	`amount` integer,
	`currency` text NOT NULL,
	`demo` integer NOT NULL,
	`outcome` text NOT NULL,
	`raw_body` blob NOT NULL,
	`headers` text NOT NULL,
	`received_at` integer NOT NULL,
	`handled_at` integer,
	CONSTRAINT "payment_notices_handled" CHECK(("payment_notices"."outcome" = 'pending') = ("payment_notices"."handled_at" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_notices_key` ON `payment_notices` (`key`);--> statement-breakpoint
CREATE INDEX `payment_notices_order_number` ON `payment_notices` (`order_number`);--> statement-breakpoint
CREATE INDEX `payment_notices_pending` ON `payment_notices` (`received_at`) WHERE "payment_notices"."handled_at" is null;--> statement-breakpoint
CREATE TABLE `readings` (
	`order_id` text PRIMARY KEY NOT NULL,
	`method` text NOT NULL,
	`version` integer NOT NULL,
	`numbers` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `rejected_notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`reason` text NOT NULL,
	`headers` text NOT NULL,
	`body` blob NOT NULL,
	`received_at` integer NOT NULL
) STRICT;
