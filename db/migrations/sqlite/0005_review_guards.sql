CREATE TRIGGER second_opinions_no_update BEFORE UPDATE ON second_opinions BEGIN SELECT RAISE(ABORT, 'an opinion is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
