CREATE TRIGGER blobs_no_update BEFORE UPDATE ON blobs BEGIN SELECT RAISE(ABORT, 'kept bytes are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER snapshots_no_update BEFORE UPDATE OF id, method, status, reason, url, media_type, file_name, size, sha256, text, pages, notes, captured_at, created_at, created_by ON snapshots BEGIN SELECT RAISE(ABORT, 'what a snapshot kept is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER snapshots_no_delete BEFORE DELETE ON snapshots BEGIN SELECT RAISE(ABORT, 'a snapshot is never deleted'); END;
