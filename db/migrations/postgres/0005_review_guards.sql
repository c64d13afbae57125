CREATE TRIGGER second_opinions_no_update BEFORE UPDATE ON second_opinions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
