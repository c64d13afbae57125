INSERT INTO search_documents (id, kind, article_id, claim_id, body)
SELECT 'source:' || id, 'source', '', NULL,
  title || char(10) || publisher || char(10) || author || char(10)
  || replace(replace(replace(replace(replace(coalesce(url, ''), '/', ' '), '.', ' '), ':', ' '), '-', ' '), '_', ' ')
  || char(10) || note
FROM sources
WHERE merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.id = 'source:' || sources.id);
