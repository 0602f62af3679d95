CREATE TABLE `alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`cause` text NOT NULL,
	`raised_at` integer NOT NULL,
	`cleared_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_open` ON `alerts` (`cause`) WHERE "alerts"."cleared_at" is null;--> statement-breakpoint
CREATE TABLE `backup_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer NOT NULL,
	`file_name` text,
	`bytes` integer,
	`orders` integer,
	`failure` text,
	CONSTRAINT "backup_runs_made" CHECK(("file_name" is null) = ("failure" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `backup_runs_started` ON `backup_runs` (`started_at`);--> statement-breakpoint
CREATE TABLE `__new_notifications` (
	`subject` text NOT NULL,
	`kind` text NOT NULL,
	`recipient` integer NOT NULL,
	`order_id` text,
	`notice_id` text,
	`alert_id` text,
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
	FOREIGN KEY (`alert_id`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notifications_subject" CHECK("subject" = coalesce("order_id", "notice_id", "alert_id"))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_notifications`("subject", "kind", "recipient", "order_id", "notice_id", "alert_id", "created_at", "next_try_at", "attempts", "outcome", "unanswered", "leased_until", "reason", "message_id") SELECT "subject", "kind", "recipient", "order_id", "notice_id", null, "created_at", "next_try_at", "attempts", "outcome", "unanswered", "leased_until", "reason", "message_id" FROM `notifications` ORDER BY rowid;--> statement-breakpoint
DROP TABLE `notifications`;--> statement-breakpoint
ALTER TABLE `__new_notifications` RENAME TO `notifications`;--> statement-breakpoint
CREATE INDEX `notifications_due` ON `notifications` (`next_try_at`) WHERE "notifications"."outcome" is null;--> statement-breakpoint
CREATE INDEX `notifications_recipient` ON `notifications` (`recipient`);--> statement-breakpoint
CREATE INDEX `notifications_held` ON `notifications` (`created_at`) WHERE "notifications"."outcome" = 'held';