DROP INDEX `notifications_due`;--> statement-breakpoint
ALTER TABLE `notifications` ADD `urgency` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `notifications` SET `urgency` = 1 WHERE "outcome" IS NULL AND "kind" LIKE '%\_to_seller' ESCAPE '\';--> statement-breakpoint
UPDATE `notifications` SET `urgency` = 2 WHERE "outcome" IS NULL AND "kind" IN ('order_by_mail', 'order_in_chat', 'erasure_to_seller');--> statement-breakpoint
ALTER TABLE `notifications` ADD `held_until` integer;--> statement-breakpoint
CREATE INDEX `notifications_leased` ON `notifications` (`recipient`) WHERE "notifications"."outcome" is null and "notifications"."leased_until" is not null;--> statement-breakpoint
CREATE INDEX `notifications_held_chats` ON `notifications` (`recipient`) WHERE "notifications"."outcome" is null and "notifications"."held_until" is not null;--> statement-breakpoint
CREATE INDEX `notifications_due` ON `notifications` (`urgency`,`next_try_at`) WHERE "notifications"."outcome" is null;--> statement-breakpoint
ALTER TABLE `telegram_updates` ADD `chat_id` integer;--> statement-breakpoint
ALTER TABLE `telegram_updates` ADD `held_until` integer;--> statement-breakpoint
CREATE INDEX `telegram_updates_chat` ON `telegram_updates` (`chat_id`,`id`) WHERE "telegram_updates"."handled_at" is null;