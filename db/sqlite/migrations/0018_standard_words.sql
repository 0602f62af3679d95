UPDATE `payment_notices` SET `outcome` = 'seal_invalid' WHERE `outcome` = 'foreign_seal';--> statement-breakpoint
UPDATE `payment_notices` SET `outcome` = 'seal_version' WHERE `outcome` = 'other_seal_version';--> statement-breakpoint
UPDATE `payment_notices` SET `outcome` = 'seal_mismatch' WHERE `outcome` = 'misfit_seal';--> statement-breakpoint
UPDATE `audit_log` SET `act` = 'row_dismissed' WHERE `act` = 'row_put_aside';
--> statement-breakpoint
UPDATE `audit_log` SET `details` = json_set(`details`, '$.row', substr(`details` ->> 'row', 1, length(`details` ->> 'row') - length('paid_there')) || 'missing_here') WHERE `act` = 'row_dismissed' AND `details` ->> 'row' LIKE '% paid\_there' ESCAPE '\';--> statement-breakpoint
UPDATE `audit_log` SET `details` = json_set(`details`, '$.row', substr(`details` ->> 'row', 1, length(`details` ->> 'row') - length('refunded_there')) || 'refund_missing_here') WHERE `act` = 'row_dismissed' AND `details` ->> 'row' LIKE '% refunded\_there' ESCAPE '\';--> statement-breakpoint
UPDATE `audit_log` SET `details` = json_set(`details`, '$.row', substr(`details` ->> 'row', 1, length(`details` ->> 'row') - length('double')) || 'duplicate') WHERE `act` = 'row_dismissed' AND `details` ->> 'row' LIKE '% double';--> statement-breakpoint
UPDATE `audit_log` SET `details` = replace(replace(replace(`details`, '"foreign_seal"', '"seal_invalid"'), '"other_seal_version"', '"seal_version"'), '"misfit_seal"', '"seal_mismatch"') WHERE `act` = 'notice_processed';
