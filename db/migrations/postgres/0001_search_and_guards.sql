CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
--> statement-breakpoint
CREATE TRIGGER events_no_change BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER originals_no_update BEFORE UPDATE ON originals FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER revisions_no_update BEFORE UPDATE ON revisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER opinions_no_update BEFORE UPDATE ON opinions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
-- unaccent() is only STABLE; naming its dictionary makes it safe to declare the wrapper IMMUTABLE for an index
CREATE FUNCTION search_fold(body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT lower(public.unaccent('public.unaccent', left(body, 500000))) $$;
--> statement-breakpoint
-- a tsvector holds 1 MB: a long text of very many different words is found by its first 200,000 characters only
CREATE FUNCTION search_vector(body text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN to_tsvector('pg_catalog.simple', public.search_fold(body));
EXCEPTION WHEN program_limit_exceeded THEN
  RETURN to_tsvector('pg_catalog.simple', public.search_fold(left(body, 200000)));
END $$;
--> statement-breakpoint
CREATE INDEX search_words ON search_documents USING gin (search_vector(body));
--> statement-breakpoint
CREATE INDEX search_trigrams ON search_documents USING gin (search_fold(body) gin_trgm_ops);
