/** The example of https://schema.org/ClaimReview, shortened: it rates 1 of 6 and says «True». */
export const lintExample = `{
  "@context": "https://schema.org",
  "@type": "ClaimReview",
  "datePublished": "2014-07-23",
  "url": "http://www.politifact.com/texas/statements/2014/jul/23/rick-perry/rick-perry-claim-about-3000-homicides-illegal-immi/",
  "author": { "@type": "Organization", "url": "http://www.politifact.com/" },
  "claimReviewed": "More than 3,000 homicides were committed by 'illegal aliens' over the past six years.",
  "reviewRating": { "@type": "Rating", "ratingValue": 1, "bestRating": 6, "alternateName": "True" },
  "itemReviewed": {
    "@type": "CreativeWork",
    "author": { "@type": "Person", "name": "Rich Perry" },
    "datePublished": "2014-07-17",
    "name": "The St. Petersburg Times interview"
  }
}`;
