CREATE TABLE `audit_log` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`act` text NOT NULL,
	`order_id` text,
	`notice_id` text,
	`reason` text,
	`details` text,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`notice_id`) REFERENCES `payment_notices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_log_order` ON `audit_log` (`order_id`) WHERE "order_id" is not null;--> statement-breakpoint
CREATE INDEX `audit_log_notice` ON `audit_log` (`notice_id`) WHERE "audit_log"."notice_id" is not null;--> statement-breakpoint
CREATE TABLE `desk_links` (
	`token_digest` text PRIMARY KEY NOT NULL,
	`telegram_user_id` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `desk_sessions` (
	`id_digest` text PRIMARY KEY NOT NULL,
	`actor` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`ended_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `desk_sessions_open` ON `desk_sessions` (`created_at`) WHERE "desk_sessions"."ended_at" is null;--> statement-breakpoint
CREATE TABLE `form_visits` (
	`day` text NOT NULL,
	`source` text NOT NULL,
	`visits` integer NOT NULL,
	PRIMARY KEY(`day`, `source`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `former_readings` (
	`order_id` text NOT NULL,
	`birth_date` text NOT NULL,
	`method` text NOT NULL,
	`version` integer NOT NULL,
	`numbers` text NOT NULL,
	`made_at` integer NOT NULL,
	`replaced_at` integer NOT NULL,
	PRIMARY KEY(`order_id`, `replaced_at`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `legal_editions` (
	`version` text PRIMARY KEY NOT NULL,
	`offer` text,
	`privacy` text,
	`consent` text,
	`made_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `promo_codes` (
	`code` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`value` integer NOT NULL,
	`most_uses` integer,
	`starts_at` integer,
	`ends_at` integer,
	`note` text,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	CONSTRAINT "promo_codes_value" CHECK("value" > 0),
	CONSTRAINT "promo_codes_percent" CHECK("kind" <> 'percent' or "value" <= 100)
) STRICT;
--> statement-breakpoint
CREATE TABLE `reconciliations` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`content` text NOT NULL,
	`columns` text,
	`made_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`changed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `__new_orders` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`number` text NOT NULL,
	`token` text NOT NULL,
	`token_digest` text NOT NULL,
	`birth_date` text,
	`name` text,
	`email` text,
	`phone` text,
	`telegram_user_id` integer,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`consent_version` text NOT NULL,
	`consent_at` integer NOT NULL,
	`consent_channel` text NOT NULL,
	`created_at` integer NOT NULL,
	`payable_until` integer NOT NULL,
	`paid_at` integer,
	`refunded_at` integer,
	`discount` integer DEFAULT 0 NOT NULL,
	`promo_code` text,
	`source` text,
	`utm` text,
	`is_test` integer DEFAULT 0 NOT NULL,
	`seen_at` integer,
	`erased_at` integer,
	FOREIGN KEY (`promo_code`) REFERENCES `promo_codes`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "orders_amount" CHECK("amount" > 0),
	CONSTRAINT "orders_currency" CHECK("currency" = 'RUB'),
	CONSTRAINT "orders_number" CHECK(length("number") = 10),
	CONSTRAINT "orders_erased" CHECK(("birth_date" is null) = ("erased_at" is not null)),
	CONSTRAINT "orders_discount" CHECK("discount" >= 0),
	CONSTRAINT "orders_birth_date" CHECK("birth_date" glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_orders`("id", "seq", "number", "token", "token_digest", "birth_date", "name", "email", "phone", "telegram_user_id", "amount", "currency", "consent_version", "consent_at", "consent_channel", "created_at", "payable_until", "paid_at", "refunded_at", "discount", "promo_code", "source", "utm", "is_test", "seen_at", "erased_at") SELECT "id", row_number() over (order by "created_at", "id"), "number", "token", "token_digest", "birth_date", "name", "email", "phone", "telegram_user_id", "amount", "currency", "consent_version", "consent_at", "consent_channel", "created_at", "payable_until", "paid_at", "refunded_at", 0, null, null, null, 0, null, null FROM `orders`;--> statement-breakpoint
DROP TABLE `orders`;--> statement-breakpoint
ALTER TABLE `__new_orders` RENAME TO `orders`;--> statement-breakpoint
CREATE UNIQUE INDEX `orders_seq_unique` ON `orders` (`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_number_unique` ON `orders` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_token_digest_unique` ON `orders` (`token_digest`);--> statement-breakpoint
CREATE INDEX `orders_created_at` ON `orders` (`created_at`);--> statement-breakpoint
CREATE INDEX `orders_paid_at` ON `orders` (`paid_at`);--> statement-breakpoint
CREATE INDEX `orders_paid` ON `orders` (`seq`) WHERE "orders"."paid_at" is not null and "orders"."refunded_at" is null;--> statement-breakpoint
CREATE INDEX `orders_refunded` ON `orders` (`seq`) WHERE "orders"."refunded_at" is not null;--> statement-breakpoint
CREATE INDEX `orders_unpaid` ON `orders` (`payable_until`) WHERE "orders"."paid_at" is null and "orders"."refunded_at" is null;--> statement-breakpoint
CREATE INDEX `orders_promo_code` ON `orders` (`promo_code`) WHERE "orders"."promo_code" is not null;--> statement-breakpoint
CREATE INDEX `orders_source` ON `orders` (`source`,`seq`);--> statement-breakpoint
CREATE INDEX `orders_telegram_user` ON `orders` (`telegram_user_id`);--> statement-breakpoint
ALTER TABLE `payment_notices` ADD `resolution` text;--> statement-breakpoint
ALTER TABLE `payment_notices` ADD `resolved_at` integer;--> statement-breakpoint
CREATE INDEX `payment_notices_payment` ON `payment_notices` (`payment_id`);--> statement-breakpoint
CREATE INDEX `payment_notices_outcome` ON `payment_notices` (`outcome`,`id`);--> statement-breakpoint
ALTER TABLE `readings` ADD `seen_at` integer;--> statement-breakpoint
CREATE VIEW `order_search_text` AS SELECT `seq`, ' ' || `number` || ' ' || coalesce(replace(replace(`name`, 'ё', 'е'), 'Ё', 'Е'), '') || ' ' || coalesce(`email`, '') || ' ' || coalesce(`phone`, '') || ' ' || coalesce(`telegram_user_id`, '') || ' ' AS `text` FROM `orders`;--> statement-breakpoint
CREATE VIRTUAL TABLE `order_search` USING fts5(`text`, tokenize = 'trigram');--> statement-breakpoint
INSERT INTO `order_search`(`order_search`, rank) VALUES ('secure-delete', 1);--> statement-breakpoint
INSERT INTO `order_search`(rowid, `text`) SELECT `seq`, `text` FROM `order_search_text`;--> statement-breakpoint
CREATE TRIGGER `orders_searchable` AFTER INSERT ON `orders` BEGIN
	INSERT INTO `order_search`(rowid, `text`) SELECT `seq`, `text` FROM `order_search_text` WHERE `seq` = new.`seq`;
END;--> statement-breakpoint
CREATE TRIGGER `orders_searched_anew` AFTER UPDATE OF `name`, `email`, `phone`, `telegram_user_id` ON `orders` BEGIN
	UPDATE `order_search` SET `text` = (SELECT `text` FROM `order_search_text` WHERE `seq` = new.`seq`) WHERE rowid = new.`seq`;
END;
