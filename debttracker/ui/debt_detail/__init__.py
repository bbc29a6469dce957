"""One debt whole: parts, trace, schedule, payments, terms, contacts."""
