ALTER TABLE `notifications` ADD `unanswered` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `notifications` ADD `leased_until` integer;--> statement-breakpoint
ALTER TABLE `notifications` ADD `reason` text;--> statement-breakpoint
CREATE INDEX `notifications_due` ON `notifications` (`next_try_at`) WHERE "notifications"."outcome" is null;--> statement-breakpoint
DELETE FROM `notifications`;