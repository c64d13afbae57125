CREATE TRIGGER wording_answers_no_update BEFORE UPDATE ON wording_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER publications_no_update BEFORE UPDATE OF id, article_id, number, revision, state_sha256, correction, note, created_at, created_by ON publications FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER publications_no_delete BEFORE DELETE ON publications FOR EACH ROW EXECUTE FUNCTION refuse_change();
