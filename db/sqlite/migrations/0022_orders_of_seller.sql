DROP VIEW `order_search_text`;--> statement-breakpoint
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
	`consent_version` text,
	`consent_at` integer,
	`consent_channel` text,
	`created_at` integer NOT NULL,
	`payable_until` integer NOT NULL,
	`paid_at` integer,
	`refunded_at` integer,
	`discount` integer DEFAULT 0 NOT NULL,
	`promo_code` text,
	`source` text,
	`utm` text,
	`is_test` integer DEFAULT 0 NOT NULL,
	`is_by_seller` integer DEFAULT 0 NOT NULL,
	`seen_at` integer,
	`erased_at` integer,
	FOREIGN KEY (`promo_code`) REFERENCES `promo_codes`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "orders_amount" CHECK("amount" > 0),
	CONSTRAINT "orders_currency" CHECK("currency" = 'RUB'),
	CONSTRAINT "orders_number" CHECK(length("number") = 10),
	CONSTRAINT "orders_erased" CHECK(("birth_date" is null) = ("erased_at" is not null)),
	CONSTRAINT "orders_consent" CHECK(("consent_at" is null) = ("consent_version" is null) and ("consent_at" is null) = ("consent_channel" is null) and ("consent_at" is not null or "is_by_seller" = 1)),
	CONSTRAINT "orders_discount" CHECK("discount" >= 0),
	CONSTRAINT "orders_birth_date" CHECK("birth_date" glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_orders`("id", "seq", "number", "token", "token_digest", "birth_date", "name", "email", "phone", "telegram_user_id", "amount", "currency", "consent_version", "consent_at", "consent_channel", "created_at", "payable_until", "paid_at", "refunded_at", "discount", "promo_code", "source", "utm", "is_test", "seen_at", "erased_at") SELECT "id", "seq", "number", "token", "token_digest", "birth_date", "name", "email", "phone", "telegram_user_id", "amount", "currency", "consent_version", "consent_at", "consent_channel", "created_at", "payable_until", "paid_at", "refunded_at", "discount", "promo_code", "source", "utm", "is_test", "seen_at", "erased_at" FROM `orders`;--> statement-breakpoint
DROP TABLE `orders`;--> statement-breakpoint
ALTER TABLE `__new_orders` RENAME TO `orders`;--> statement-breakpoint
CREATE UNIQUE INDEX `orders_seq_unique` ON `orders` (`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_number_unique` ON `orders` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_token_digest_unique` ON `orders` (`token_digest`);--> statement-breakpoint
CREATE INDEX `orders_paid_at` ON `orders` (`paid_at`);--> statement-breakpoint
CREATE INDEX `orders_paid` ON `orders` (`seq`) WHERE "orders"."paid_at" is not null and "orders"."refunded_at" is null;--> statement-breakpoint
CREATE INDEX `orders_refunded` ON `orders` (`seq`) WHERE "orders"."refunded_at" is not null;--> statement-breakpoint
CREATE INDEX `orders_unpaid` ON `orders` (`payable_until`) WHERE "orders"."paid_at" is null and "orders"."refunded_at" is null;--> statement-breakpoint
CREATE INDEX `orders_promo_code` ON `orders` (`promo_code`) WHERE "orders"."promo_code" is not null;--> statement-breakpoint
CREATE INDEX `orders_source` ON `orders` (`source`,`seq`);--> statement-breakpoint
CREATE INDEX `orders_telegram_user` ON `orders` (`telegram_user_id`);--> statement-breakpoint
CREATE INDEX `orders_created_at` ON `orders` (`created_at`,`seq`);--> statement-breakpoint
CREATE INDEX `orders_erased` ON `orders` (`number`,`erased_at`) WHERE "orders"."erased_at" is not null;--> statement-breakpoint
CREATE INDEX `orders_erasable` ON `orders` (`payable_until`) WHERE erased_at is null and (is_test = 1 or (paid_at is null and refunded_at is null));--> statement-breakpoint
CREATE VIEW `order_search_text` AS SELECT `seq`, ' ' || `number` || ' ' || coalesce(replace(replace(`name`, 'ё', 'е'), 'Ё', 'Е'), '') || ' ' || coalesce(`email`, '') || ' ' || coalesce(`phone`, '') || ' ' || coalesce(`telegram_user_id`, '') || ' ' AS `text` FROM `orders`;--> statement-breakpoint
CREATE TRIGGER `orders_searchable` AFTER INSERT ON `orders` BEGIN
	INSERT INTO `order_search`(rowid, `text`) SELECT `seq`, `text` FROM `order_search_text` WHERE `seq` = new.`seq`;
END;--> statement-breakpoint
CREATE TRIGGER `orders_searched_anew` AFTER UPDATE OF `name`, `email`, `phone`, `telegram_user_id` ON `orders` BEGIN
	UPDATE `order_search` SET `text` = (SELECT `text` FROM `order_search_text` WHERE `seq` = new.`seq`) WHERE rowid = new.`seq`;
END;
