internal import Storage

extension AudienceSchema {
    /// The tables of the activities that Merpati began with, a part of schema step 1 and frozen with it. An activity that is added
    /// to `BuiltInActivity` gets its tables in a schema step of its own.
    static func firstActivities(_ dialect: Dialect) -> String {
        // In SQLite only this spelling makes it the key of the table's own tree.
        let key = dialect == .sqlite ? "INTEGER" : "BIGINT"
        return """
            CREATE TABLE activity_sent (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                external_id TEXT,
                campaign_id BIGINT,
                run_id BIGINT
            );
            CREATE INDEX activity_sent_contact ON activity_sent (contact_id, at);
            CREATE UNIQUE INDEX activity_sent_external ON activity_sent (external_id) WHERE external_id IS NOT NULL;
            CREATE TABLE summary_sent (
                contact_id \(key) PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            CREATE TABLE activity_opened (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                external_id TEXT,
                campaign_id BIGINT,
                run_id BIGINT,
                grade TEXT NOT NULL
            );
            CREATE INDEX activity_opened_contact ON activity_opened (contact_id, at);
            CREATE UNIQUE INDEX activity_opened_external ON activity_opened (external_id) WHERE external_id IS NOT NULL;
            CREATE TABLE summary_opened (
                contact_id \(key) PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            CREATE TABLE activity_clicked (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                external_id TEXT,
                campaign_id BIGINT,
                run_id BIGINT,
                grade TEXT NOT NULL,
                link TEXT
            );
            CREATE INDEX activity_clicked_contact ON activity_clicked (contact_id, at);
            CREATE UNIQUE INDEX activity_clicked_external ON activity_clicked (external_id) WHERE external_id IS NOT NULL;
            CREATE TABLE summary_clicked (
                contact_id \(key) PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            CREATE TABLE activity_bounced (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                external_id TEXT,
                campaign_id BIGINT,
                run_id BIGINT,
                kind TEXT,
                reason TEXT,
                status_code TEXT,
                diagnostic TEXT
            );
            CREATE INDEX activity_bounced_contact ON activity_bounced (contact_id, at);
            CREATE UNIQUE INDEX activity_bounced_external ON activity_bounced (external_id) WHERE external_id IS NOT NULL;
            CREATE TABLE summary_bounced (
                contact_id \(key) PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            CREATE TABLE activity_complained (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                external_id TEXT,
                campaign_id BIGINT,
                run_id BIGINT
            );
            CREATE INDEX activity_complained_contact ON activity_complained (contact_id, at);
            CREATE UNIQUE INDEX activity_complained_external ON activity_complained (external_id) WHERE external_id IS NOT NULL;
            CREATE TABLE summary_complained (
                contact_id \(key) PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            CREATE TABLE activity_unsubscribed (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                external_id TEXT,
                campaign_id BIGINT,
                run_id BIGINT,
                means TEXT
            );
            CREATE INDEX activity_unsubscribed_contact ON activity_unsubscribed (contact_id, at);
            CREATE UNIQUE INDEX activity_unsubscribed_external ON activity_unsubscribed (external_id) WHERE external_id IS NOT NULL;
            CREATE TABLE summary_unsubscribed (
                contact_id \(key) PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            CREATE TABLE activity_subscribed (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                external_id TEXT,
                list_id BIGINT
            );
            CREATE INDEX activity_subscribed_contact ON activity_subscribed (contact_id, at);
            CREATE UNIQUE INDEX activity_subscribed_external ON activity_subscribed (external_id) WHERE external_id IS NOT NULL;
            CREATE TABLE summary_subscribed (
                contact_id \(key) PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            CREATE TABLE activity_confirmed (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                external_id TEXT
            );
            CREATE INDEX activity_confirmed_contact ON activity_confirmed (contact_id, at);
            CREATE UNIQUE INDEX activity_confirmed_external ON activity_confirmed (external_id) WHERE external_id IS NOT NULL;
            CREATE TABLE summary_confirmed (
                contact_id \(key) PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            CREATE TABLE activity_imported (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                external_id TEXT
            );
            CREATE INDEX activity_imported_contact ON activity_imported (contact_id, at);
            CREATE UNIQUE INDEX activity_imported_external ON activity_imported (external_id) WHERE external_id IS NOT NULL;
            CREATE TABLE summary_imported (
                contact_id \(key) PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            CREATE VIEW activity_added AS SELECT id AS contact_id, created_at AS at, source FROM contact;
            CREATE VIEW summary_added AS
                SELECT id AS contact_id, 1 AS count, created_at AS first_at, created_at AS last_at FROM contact;

            CREATE TABLE activity_labelled (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                external_id TEXT,
                label_id BIGINT
            );
            CREATE INDEX activity_labelled_contact ON activity_labelled (contact_id, at);
            CREATE UNIQUE INDEX activity_labelled_external ON activity_labelled (external_id) WHERE external_id IS NOT NULL;
            CREATE TABLE summary_labelled (
                contact_id \(key) PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            CREATE TABLE activity_score_changed (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                external_id TEXT,
                old_score DOUBLE PRECISION,
                new_score DOUBLE PRECISION
            );
            CREATE INDEX activity_score_changed_contact ON activity_score_changed (contact_id, at);
            CREATE UNIQUE INDEX activity_score_changed_external ON activity_score_changed (external_id) WHERE external_id IS NOT NULL;
            CREATE TABLE summary_score_changed (
                contact_id \(key) PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            CREATE TABLE activity_visited (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                external_id TEXT,
                url TEXT
            );
            CREATE INDEX activity_visited_contact ON activity_visited (contact_id, at);
            CREATE UNIQUE INDEX activity_visited_external ON activity_visited (external_id) WHERE external_id IS NOT NULL;
            CREATE TABLE summary_visited (
                contact_id \(key) PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            """
    }
}
