INSERT INTO search_documents (id, kind, article_id, claim_id, body)
SELECT 'source:' || id, 'source', '', NULL,
  title || chr(10) || publisher || chr(10) || author || chr(10)
  || regexp_replace(coalesce(url, ''), '[^[:alnum:]]+', ' ', 'g')
  || chr(10) || note
FROM sources
WHERE merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.id = 'source:' || sources.id);
