/**
 * For tests: the context that http://www.w3.org/ns/anno.jsonld stands for, every term of it, by the vocabulary that it
 * is from (https://www.w3.org/TR/annotation-vocab/). Nothing here is fetched.
 */
const vocabularies = {
  oa: "http://www.w3.org/ns/oa#",
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  dctypes: "http://purl.org/dc/dcmitype/",
  foaf: "http://xmlns.com/foaf/0.1/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  iana: "http://www.iana.org/assignments/relation/",
  owl: "http://www.w3.org/2002/07/owl#",
  as: "http://www.w3.org/ns/activitystreams#",
  schema: "http://schema.org/",
};

type Terms = Readonly<Record<string, unknown>>;

/** Terms with what each stands for: «creator=dcterms:creator», or «oa:Choice» where the name is the same. */
function terms(rows: string, value: (iri: string) => unknown = (iri) => iri): Terms {
  return Object.fromEntries(
    rows
      .trim()
      .split(/\s+/u)
      .map((row) => {
        const [term, iri] = row.includes("=") ? row.split("=") : [row.split(":")[1], row];
        return [term ?? "", value(iri ?? "")];
      }),
  );
}
const reference = (iri: string) => ({ "@id": iri, "@type": "@id" });
const typed = (type: string) => (iri: string) => ({ "@id": iri, "@type": type });

export const annoContext: Terms = {
  ...vocabularies,
  id: "@id",
  type: "@type",
  ...terms(`
    oa:Annotation oa:TextualBody oa:ResourceSelection oa:SpecificResource oa:Choice oa:Motivation oa:TimeState
    oa:HttpRequestState CssStylesheet=oa:CssStyle
    oa:FragmentSelector oa:CssSelector oa:XPathSelector oa:TextQuoteSelector oa:TextPositionSelector
    oa:DataPositionSelector oa:SvgSelector oa:RangeSelector
    dctypes:Dataset dctypes:Text Image=dctypes:StillImage Video=dctypes:MovingImage Audio=dctypes:Sound
    foaf:Person foaf:Organization Software=as:Application schema:Audience
    AnnotationCollection=as:OrderedCollection AnnotationPage=as:OrderedCollectionPage
    oa:bookmarking oa:classifying oa:commenting oa:describing oa:editing oa:highlighting oa:identifying oa:linking
    oa:moderating oa:questioning oa:replying oa:reviewing oa:tagging
    auto=oa:autoDirection ltr=oa:ltrDirection rtl=oa:rtlDirection
    accessibility=schema:accessibilityFeature oa:bodyValue dc:format dc:language oa:processingLanguage rdf:value
    oa:exact oa:prefix oa:suffix oa:styleClass foaf:name email=foaf:mbox email_sha1=foaf:mbox_sha1sum
    nickname=foaf:nick rdfs:label
  `),
  ...terms(
    `body=oa:hasBody target=oa:hasTarget source=oa:hasSource selector=oa:hasSelector state=oa:hasState
    scope=oa:hasScope oa:refinedBy startSelector=oa:hasStartSelector endSelector=oa:hasEndSelector oa:renderedVia
    dcterms:creator as:generator dcterms:rights foaf:homepage oa:via oa:canonical stylesheet=oa:styledBy
    cached=oa:cachedSource dcterms:conformsTo as:partOf as:first as:last as:next as:prev schema:audience`,
    reference,
  ),
  ...terms("as:items", (iri) => ({ ...reference(iri), "@container": "@list" })),
  ...terms("motivation=oa:motivatedBy purpose=oa:hasPurpose oa:textDirection", typed("@vocab")),
  ...terms(
    `dcterms:created dcterms:modified generated=dcterms:issued oa:sourceDate oa:sourceDateStart oa:sourceDateEnd`,
    typed("xsd:dateTime"),
  ),
  ...terms("oa:start oa:end as:startIndex total=as:totalItems", typed("xsd:nonNegativeInteger")),
};
