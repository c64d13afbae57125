CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER originals_no_update BEFORE UPDATE ON originals BEGIN SELECT RAISE(ABORT, 'an original is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER revisions_no_update BEFORE UPDATE ON revisions BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER opinions_no_update BEFORE UPDATE ON opinions BEGIN SELECT RAISE(ABORT, 'an opinion is never changed'); END;
--> statement-breakpoint
CREATE VIRTUAL TABLE search_words USING fts5(body, content='search_documents', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
--> statement-breakpoint
CREATE VIRTUAL TABLE search_trigrams USING fts5(body, content='search_documents', content_rowid='rowid', tokenize='trigram remove_diacritics 1');
--> statement-breakpoint
CREATE TRIGGER search_documents_insert AFTER INSERT ON search_documents BEGIN
  INSERT INTO search_words(rowid, body) VALUES (new.rowid, new.body);
  INSERT INTO search_trigrams(rowid, body) VALUES (new.rowid, new.body);
END;
--> statement-breakpoint
CREATE TRIGGER search_documents_delete AFTER DELETE ON search_documents BEGIN
  INSERT INTO search_words(search_words, rowid, body) VALUES ('delete', old.rowid, old.body);
  INSERT INTO search_trigrams(search_trigrams, rowid, body) VALUES ('delete', old.rowid, old.body);
END;
--> statement-breakpoint
CREATE TRIGGER search_documents_update AFTER UPDATE ON search_documents BEGIN
  INSERT INTO search_words(search_words, rowid, body) VALUES ('delete', old.rowid, old.body);
  INSERT INTO search_trigrams(search_trigrams, rowid, body) VALUES ('delete', old.rowid, old.body);
  INSERT INTO search_words(rowid, body) VALUES (new.rowid, new.body);
  INSERT INTO search_trigrams(rowid, body) VALUES (new.rowid, new.body);
END;
