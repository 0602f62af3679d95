CREATE TABLE `__places` (`was` integer PRIMARY KEY NOT NULL, `place` integer NOT NULL) STRICT;--> statement-breakpoint
INSERT INTO `__places` SELECT `was`, `place` FROM (SELECT `seq` AS `was`, row_number() OVER (ORDER BY `created_at`, `seq`) AS `place` FROM `orders`) WHERE `was` <> `place`;--> statement-breakpoint
DELETE FROM `order_search` WHERE rowid IN (SELECT `was` FROM `__places`);--> statement-breakpoint
UPDATE `orders` SET `seq` = -(SELECT `place` FROM `__places` WHERE `was` = `seq`) WHERE `seq` IN (SELECT `was` FROM `__places`);--> statement-breakpoint
UPDATE `orders` SET `seq` = -`seq` WHERE `seq` < 0;--> statement-breakpoint
INSERT INTO `order_search`(rowid, `text`) SELECT `seq`, `text` FROM `order_search_text` WHERE `seq` IN (SELECT `place` FROM `__places`);--> statement-breakpoint
DROP TABLE `__places`;
