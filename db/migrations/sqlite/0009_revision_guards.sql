CREATE TRIGGER wording_answers_no_update BEFORE UPDATE ON wording_answers BEGIN SELECT RAISE(ABORT, 'an answer to a wording is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER publications_no_update BEFORE UPDATE OF id, article_id, number, revision, state_sha256, correction, note, created_at, created_by ON publications BEGIN SELECT RAISE(ABORT, 'a publication is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER publications_no_delete BEFORE DELETE ON publications BEGIN SELECT RAISE(ABORT, 'a publication is never deleted'); END;
