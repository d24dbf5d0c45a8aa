"""The views of version 1: what a person who opens the store in Datasette asks first. The same SQL on both engines."""

from __future__ import annotations

VIEWS = (
    """
CREATE VIEW events_by_day AS
SELECT e.start_day, e.type, e.place, e.country, e.actor, e.recipient, e.level, e.outlets, e.origins, e.independent,
       e.reports, e.id AS event_id
FROM events e ORDER BY e.start_day, e.type, e.id
""",
    """
CREATE VIEW figures_by_source AS
SELECT er.event_id, f.kind, f.min, f.max, f.vague, f.qualifier, f.scope, r.origin, r.nearest, r.stance,
       p.outlet, p.published, r.start_day, r.type, r.place, f.text AS words, r.quote, r.id AS record_id,
       p.id AS report_id
FROM figures f
JOIN records r ON r.id = f.record_id
JOIN reports p ON p.id = r.report_id
LEFT JOIN event_records er ON er.record_id = r.id
ORDER BY er.event_id, f.kind, p.published, r.id, f.n
""",
    """
CREATE VIEW conflicting_figures AS
SELECT f.event_id, e.start_day, e.type, e.place, f.kind, f.low, f.best, f.high, f.rule
FROM event_figures f JOIN events e ON e.id = f.event_id
WHERE f.low <> f.high ORDER BY e.start_day, f.event_id, f.n
""",
    """
CREATE VIEW records_with_words AS
SELECT r.start_day, r.type, r.mode, r.modality, r.actor, r.recipient, r.place, r.country, r.origin, r.stance,
       r.quote, p.outlet, p.title, p.published, p.url, r.confidence, r.id AS record_id, r.report_id
FROM records r JOIN reports p ON p.id = r.report_id ORDER BY r.start_day, r.id
""",
    """
CREATE VIEW outlets AS
SELECT p.outlet, count(*) AS reports, min(p.published) AS first, max(p.published) AS last,
       sum((SELECT count(*) FROM records r WHERE r.report_id = p.id)) AS records,
       sum((SELECT count(*) FROM copies c WHERE c.copy = p.id)) AS copied_from_others,
       sum((SELECT count(*) FROM copies c WHERE c.source = p.id)) AS copied_by_others
FROM reports p GROUP BY p.outlet ORDER BY p.outlet
""",
    """
CREATE VIEW who_says_what AS
SELECT s.name AS source, s.kind, count(DISTINCT s.record_id) AS records, count(DISTINCT r.report_id) AS reports
FROM sources s JOIN records r ON r.id = s.record_id GROUP BY s.name, s.kind ORDER BY s.name, s.kind
""",
)
