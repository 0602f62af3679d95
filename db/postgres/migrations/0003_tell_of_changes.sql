-- Every instance hears of what another has committed, by ids alone: open pages of an order read it
-- again, settings and legal editions are read again, updates of the bot are handled.
CREATE FUNCTION "tell_of_order"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('chakra_checkout', 'order ' || new.id);
	RETURN NULL;
END
$$;--> statement-breakpoint
CREATE FUNCTION "tell_of"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('chakra_checkout', TG_ARGV[0]);
	RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "tell_of_order" AFTER UPDATE ON "orders" FOR EACH ROW
	WHEN ((old.birth_date, old.name, old.email, old.phone, old.consent_at, old.payable_until, old.paid_at, old.refunded_at, old.erased_at)
		IS DISTINCT FROM (new.birth_date, new.name, new.email, new.phone, new.consent_at, new.payable_until, new.paid_at, new.refunded_at, new.erased_at))
	EXECUTE FUNCTION "tell_of_order"();--> statement-breakpoint
CREATE TRIGGER "tell_of_settings" AFTER INSERT OR UPDATE OR DELETE ON "settings"
	FOR EACH STATEMENT EXECUTE FUNCTION "tell_of"('settings');--> statement-breakpoint
CREATE TRIGGER "tell_of_legal_editions" AFTER INSERT ON "legal_editions"
	FOR EACH STATEMENT EXECUTE FUNCTION "tell_of"('settings');--> statement-breakpoint
CREATE TRIGGER "tell_of_updates" AFTER INSERT ON "telegram_updates"
	FOR EACH STATEMENT EXECUTE FUNCTION "tell_of"('updates');
