CREATE TABLE `notice_contacts` (
	`contact` text NOT NULL,
	`notice_id` text NOT NULL,
	PRIMARY KEY(`contact`, `notice_id`),
	FOREIGN KEY (`notice_id`) REFERENCES `payment_notices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `notice_contacts_notice` ON `notice_contacts` (`notice_id`);--> statement-breakpoint
ALTER TABLE `rejected_notices` ADD `fields` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `rejected_notices` ADD `bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `rejected_notices` SET `bytes` = length(`body`);--> statement-breakpoint
CREATE TRIGGER `notice_contacts_go` AFTER UPDATE OF `raw_body` ON `payment_notices` WHEN length(new.`raw_body`) = 0 BEGIN
	DELETE FROM `notice_contacts` WHERE `notice_id` = new.`id`;
END;--> statement-breakpoint
DELETE FROM `reconciliations`;