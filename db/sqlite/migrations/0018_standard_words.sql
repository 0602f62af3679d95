UPDATE `payment_notices` SET `outcome` = 'seal_invalid' WHERE `outcome` = 'foreign_seal';--> statement-breakpoint
UPDATE `payment_notices` SET `outcome` = 'seal_version' WHERE `outcome` = 'other_seal_version';--> statement-breakpoint
UPDATE `payment_notices` SET `outcome` = 'seal_mismatch' WHERE `outcome` = 'misfit_seal';--> statement-breakpoint
UPDATE `audit_log` SET `act` = 'row_dismissed' WHERE `act` = 'row_put_aside';
