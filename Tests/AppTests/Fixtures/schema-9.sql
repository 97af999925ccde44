-- The database of schema step 9, with data: every later version upgrades it (SchemaUpgradeTests).
CREATE TABLE accepted_finding (
    campaign_id BIGINT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, name)
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
CREATE TABLE activity_clicked (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    campaign_id BIGINT,
    run_id BIGINT,
    grade TEXT NOT NULL,
    link TEXT
);
CREATE TABLE activity_complained (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    campaign_id BIGINT,
    run_id BIGINT
);
CREATE TABLE activity_confirmed (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT
);
CREATE TABLE activity_imported (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT
);
CREATE TABLE activity_labelled (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    label_id BIGINT
);
CREATE TABLE activity_opened (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    campaign_id BIGINT,
    run_id BIGINT,
    grade TEXT NOT NULL
);
CREATE TABLE activity_option (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parameter_id BIGINT NOT NULL REFERENCES activity_parameter (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (parameter_id, name_fold)
);
CREATE TABLE activity_parameter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    activity_id BIGINT NOT NULL REFERENCES activity_type (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (activity_id, name)
);
CREATE TABLE activity_score_changed (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    old_score DOUBLE PRECISION,
    new_score DOUBLE PRECISION
);
CREATE TABLE activity_sent (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    campaign_id BIGINT,
    run_id BIGINT
);
CREATE TABLE activity_subscribed (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    list_id BIGINT
);
CREATE TABLE activity_type (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);
CREATE TABLE activity_u1 (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT
, "p1" TEXT, "p1_fold" TEXT, "p1_bare" TEXT);
CREATE TABLE activity_u2 (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT
, "p2" TEXT, "p2_fold" TEXT, "p2_bare" TEXT);
CREATE TABLE activity_u3 (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT
, "p3" TEXT, "p3_fold" TEXT, "p3_bare" TEXT);
CREATE TABLE activity_u4 (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT
, "p4" TEXT, "p4_fold" TEXT, "p4_bare" TEXT, "p5" TEXT, "p5_fold" TEXT, "p5_bare" TEXT, "p6" DOUBLE PRECISION, "p7" DOUBLE PRECISION, "p8" BIGINT);
CREATE TABLE activity_unsubscribed (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    campaign_id BIGINT,
    run_id BIGINT,
    means TEXT
);
CREATE TABLE activity_visited (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    url TEXT
);
CREATE TABLE campaign (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    definition TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'sending', 'paused', 'finished', 'cancelled')),
    next_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE TABLE campaign_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id BIGINT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    occurrence TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('full', 'sample', 'test')),
    state TEXT NOT NULL CHECK (state IN ('planning', 'waiting', 'sending', 'paused', 'finished', 'cancelled', 'missed')),
    reason TEXT,
    definition TEXT NOT NULL,
    segment TEXT,
    sample_size BIGINT,
    secret BLOB NOT NULL,
    starts_at BIGINT NOT NULL,
    planned_through BIGINT NOT NULL DEFAULT 0,
    planned_until BIGINT NOT NULL,
    sender TEXT,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT, letter_version BIGINT REFERENCES letter_version (id), mark TEXT,
    UNIQUE (campaign_id, occurrence)
);
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL,
    address_key TEXT NOT NULL UNIQUE,
    domain TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'pending', 'unsubscribed', 'hard_bounced', 'complained', 'suppressed')),
    status_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    source TEXT,
    language TEXT,
    time_zone TEXT,
    country TEXT,
    score DOUBLE PRECISION
, "f1" TEXT, "f1_fold" TEXT, "f1_bare" TEXT, "f2" TEXT, "f2_fold" TEXT, "f2_bare" TEXT, "f3" TEXT, "f3_fold" TEXT, "f3_bare" TEXT, "f4" TEXT, "f4_fold" TEXT, "f4_bare" TEXT, "f5" DOUBLE PRECISION, "f5_lon" DOUBLE PRECISION, "f5_x" DOUBLE PRECISION, "f5_y" DOUBLE PRECISION, "f5_z" DOUBLE PRECISION, "f6" TEXT, "f7" TEXT, "f8" DOUBLE PRECISION, "f9" DOUBLE PRECISION, "f10" TEXT, "f10_fold" TEXT, "f10_bare" TEXT, "f11" BOOLEAN, "f12" TEXT, "f13" TEXT, "f13_fold" TEXT, "f13_bare" TEXT, "f14" TEXT, "f15" TEXT, "f16" TEXT, "f16_fold" TEXT, "f16_bare" TEXT);
CREATE TABLE contact_choice (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    field_id BIGINT NOT NULL REFERENCES field (id) ON DELETE CASCADE,
    option_id BIGINT NOT NULL REFERENCES field_option (id) ON DELETE CASCADE,
    PRIMARY KEY (contact_id, field_id, option_id)
);
CREATE TABLE contact_label (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    label_id BIGINT NOT NULL REFERENCES label (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    PRIMARY KEY (contact_id, label_id)
);
CREATE TABLE deleted_contact (
    contact_id BIGINT PRIMARY KEY,
    address_hash BLOB NOT NULL,
    successor BIGINT,
    at BIGINT NOT NULL
);
CREATE TABLE delivery (
    run_id BIGINT NOT NULL REFERENCES campaign_run (id) ON DELETE CASCADE,
    contact_id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('planned', 'claimed', 'accepted', 'deferred', 'bounced', 'refused', 'skipped', 'unknown')),
    attempts BIGINT NOT NULL DEFAULT 0,
    first_at BIGINT,
    retry_at BIGINT,
    claimed_at BIGINT,
    claimed_by TEXT,
    settled_at BIGINT,
    code BIGINT,
    enhanced TEXT,
    reply TEXT,
    server TEXT,
    reason TEXT,
    segments BIGINT,
    PRIMARY KEY (run_id, contact_id)
) WITHOUT ROWID;
CREATE TABLE field (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE TABLE field_option (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    field_id BIGINT NOT NULL REFERENCES field (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (field_id, name_fold)
);
CREATE TABLE import_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    settings TEXT NOT NULL,
    byte_offset BIGINT NOT NULL DEFAULT 0,
    line BIGINT NOT NULL DEFAULT 1,
    rows_read BIGINT NOT NULL DEFAULT 0,
    added BIGINT NOT NULL DEFAULT 0,
    updated BIGINT NOT NULL DEFAULT 0,
    unchanged BIGINT NOT NULL DEFAULT 0,
    rejected BIGINT NOT NULL DEFAULT 0,
    unknown_contacts BIGINT NOT NULL DEFAULT 0,
    errors_bytes BIGINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('running', 'finished')),
    started_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE TABLE kept_message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    why TEXT NOT NULL,
    settled_at BIGINT,
    settled_as TEXT,
    settled_by TEXT,
    fingerprint BLOB NOT NULL,
    raw BLOB NOT NULL,
    UNIQUE (run_id, contact_id, fingerprint)
);
CREATE TABLE kept_message_lost (
    run_id BIGINT PRIMARY KEY,
    count BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE label (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    name_fold TEXT NOT NULL UNIQUE,
    category TEXT,
    created_at BIGINT NOT NULL
);
CREATE TABLE letter_file (
    digest TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
);
CREATE TABLE letter_part (
    letter_version BIGINT NOT NULL REFERENCES letter_version (id),
    path TEXT NOT NULL,
    digest TEXT NOT NULL REFERENCES letter_file (digest),
    PRIMARY KEY (letter_version, path)
);
CREATE TABLE letter_version (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    digest TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    UNIQUE (name, version)
);
CREATE TABLE link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id BIGINT NOT NULL,
    url TEXT NOT NULL,
    UNIQUE (campaign_id, url)
);
CREATE TABLE linked_image (
    digest TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE TABLE list (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    public_name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL
);
CREATE TABLE message_bounce (
    run_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (run_id, contact_id, kind)
);
CREATE TABLE run_segment (
    run_id BIGINT NOT NULL REFERENCES campaign_run (id) ON DELETE CASCADE,
    segment_id BIGINT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('include', 'exclude', 'part')),
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    time_zone TEXT,
    matched BIGINT NOT NULL,
    PRIMARY KEY (run_id, segment_id, role)
);
CREATE TABLE run_transition (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id BIGINT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    run_id BIGINT REFERENCES campaign_run (id) ON DELETE CASCADE,
    from_state TEXT,
    to_state TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE TABLE schema_migration (
    id BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum BIGINT NOT NULL, applied_at BIGINT NOT NULL
);
CREATE TABLE segment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('dynamic', 'additive', 'static')),
    description TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE TABLE segment_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    segment_id BIGINT NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    entered BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    why TEXT NOT NULL
);
CREATE TABLE segment_example (
    segment_id BIGINT NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    address TEXT NOT NULL,
    is_in BOOLEAN NOT NULL,
    PRIMARY KEY (segment_id, position)
);
CREATE TABLE segment_member (
    segment_id BIGINT NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    version BIGINT,
    why TEXT,
    PRIMARY KEY (segment_id, contact_id)
);
CREATE TABLE segment_pin (
    segment_id BIGINT NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    is_in BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (segment_id, contact_id)
);
CREATE TABLE segment_pin_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    segment_id BIGINT NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    action TEXT NOT NULL CHECK (action IN ('pin', 'ban', 'unpin')),
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE TABLE segment_refresh (
    segment_id BIGINT PRIMARY KEY REFERENCES segment (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    as_of BIGINT NOT NULL,
    through_contact BIGINT NOT NULL,
    until_contact BIGINT NOT NULL,
    is_first BOOLEAN NOT NULL,
    entered BIGINT NOT NULL,
    departed BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE TABLE segment_size (
    segment_id BIGINT NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('refresh', 'plan', 'run')),
    version BIGINT NOT NULL,
    count BIGINT NOT NULL,
    reachable BIGINT NOT NULL,
    PRIMARY KEY (segment_id, at, cause)
);
CREATE TABLE segment_version (
    segment_id BIGINT NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    time_zone TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (segment_id, version)
);
CREATE TABLE soft_bounce (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    run_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (contact_id, run_id)
);
CREATE TABLE status_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    from_status TEXT,
    to_status TEXT NOT NULL,
    at BIGINT NOT NULL,
    cause TEXT NOT NULL,
    actor TEXT NOT NULL,
    evidence TEXT
);
CREATE TABLE subscription (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    list_id BIGINT NOT NULL REFERENCES list (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('subscribed', 'unsubscribed')),
    at BIGINT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (contact_id, list_id)
);
CREATE TABLE summary_bounced (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_clicked (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_complained (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_confirmed (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_imported (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_labelled (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_opened (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_score_changed (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_sent (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_subscribed (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_u1 (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_u2 (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_u3 (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_u4 (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
, "p6_count" BIGINT NOT NULL DEFAULT 0, "p6_sum" DOUBLE PRECISION NOT NULL DEFAULT 0, "p6_min" DOUBLE PRECISION, "p6_max" DOUBLE PRECISION, "p7_count" BIGINT NOT NULL DEFAULT 0, "p7_sum" DOUBLE PRECISION NOT NULL DEFAULT 0, "p7_min" DOUBLE PRECISION, "p7_max" DOUBLE PRECISION);
CREATE TABLE summary_unsubscribed (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE summary_visited (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE suppression (
    address_hash BLOB PRIMARY KEY,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE TABLE test_message (
    run_id BIGINT NOT NULL REFERENCES campaign_run (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('claimed', 'accepted', 'bounced', 'refused', 'deferred', 'unknown')),
    code BIGINT,
    reply TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (run_id, email)
);
INSERT INTO "accepted_finding" VALUES(3,'no-text','seen by the shop','command line',1796077243724891);
INSERT INTO "activity_clicked" VALUES(13,1794466079000000,'C0126',1,NULL,'human','https://fuchsia.example/orchids');
INSERT INTO "activity_clicked" VALUES(15,1794553690000000,'C0171',1,NULL,'human','https://fuchsia.example/orchids/moon');
INSERT INTO "activity_clicked" VALUES(19,1794712516000000,'C0191',1,NULL,'human','https://fuchsia.example/orchids');
INSERT INTO "activity_clicked" VALUES(23,1794468403000000,'C0130',1,NULL,'human','https://fuchsia.example/orchids/moon');
INSERT INTO "activity_clicked" VALUES(25,1794503240000000,'C0148',1,NULL,'human','https://fuchsia.example/orchids');
INSERT INTO "activity_imported" VALUES(1,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(2,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(3,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(4,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(5,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(6,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(7,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(8,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(9,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(10,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(11,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(12,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(13,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(14,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(15,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(16,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(17,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(18,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(19,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(20,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(21,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(22,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(23,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(24,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(25,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(26,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(27,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(28,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(29,1796077198304797,NULL);
INSERT INTO "activity_imported" VALUES(30,1796077198304797,NULL);
INSERT INTO "activity_labelled" VALUES(1,1796077198304797,NULL,1);
INSERT INTO "activity_labelled" VALUES(2,1796077198304797,NULL,1);
INSERT INTO "activity_labelled" VALUES(3,1796077198304797,NULL,1);
INSERT INTO "activity_labelled" VALUES(4,1796077198304797,NULL,1);
INSERT INTO "activity_labelled" VALUES(5,1796077198304797,NULL,1);
INSERT INTO "activity_labelled" VALUES(13,1796077198304797,NULL,2);
INSERT INTO "activity_labelled" VALUES(22,1796077198304797,NULL,3);
INSERT INTO "activity_labelled" VALUES(23,1796077198304797,NULL,3);
INSERT INTO "activity_labelled" VALUES(23,1796077198304797,NULL,4);
INSERT INTO "activity_labelled" VALUES(24,1796077198304797,NULL,4);
INSERT INTO "activity_labelled" VALUES(24,1796077198304797,NULL,5);
INSERT INTO "activity_labelled" VALUES(26,1796077198304797,NULL,5);
INSERT INTO "activity_option" VALUES(1,8,'S','s',0);
INSERT INTO "activity_option" VALUES(2,8,'M','m',1);
INSERT INTO "activity_option" VALUES(3,8,'L','l',2);
INSERT INTO "activity_option" VALUES(4,8,'XL','xl',3);
INSERT INTO "activity_parameter" VALUES(1,1,'event','text',0);
INSERT INTO "activity_parameter" VALUES(2,2,'code','text',0);
INSERT INTO "activity_parameter" VALUES(3,3,'code','text',0);
INSERT INTO "activity_parameter" VALUES(4,4,'product','text',0);
INSERT INTO "activity_parameter" VALUES(5,4,'category','text',1);
INSERT INTO "activity_parameter" VALUES(6,4,'price','number',2);
INSERT INTO "activity_parameter" VALUES(7,4,'quantity','number',3);
INSERT INTO "activity_parameter" VALUES(8,4,'size','choice',4);
INSERT INTO "activity_sent" VALUES(6,1796077212342857,NULL,2,1);
INSERT INTO "activity_sent" VALUES(8,1796077212342857,NULL,2,1);
INSERT INTO "activity_sent" VALUES(10,1796077212342857,NULL,2,1);
INSERT INTO "activity_sent" VALUES(11,1796077212342857,NULL,2,1);
INSERT INTO "activity_sent" VALUES(12,1796077212342857,NULL,2,1);
INSERT INTO "activity_sent" VALUES(13,1796077212350985,NULL,2,1);
INSERT INTO "activity_sent" VALUES(7,1796077212350985,NULL,2,1);
INSERT INTO "activity_sent" VALUES(15,1796077212350985,NULL,2,1);
INSERT INTO "activity_sent" VALUES(16,1796077212350985,NULL,2,1);
INSERT INTO "activity_sent" VALUES(14,1796077212350985,NULL,2,1);
INSERT INTO "activity_sent" VALUES(18,1796077212350985,NULL,2,1);
INSERT INTO "activity_sent" VALUES(20,1796077212350985,NULL,2,1);
INSERT INTO "activity_sent" VALUES(17,1796077212350985,NULL,2,1);
INSERT INTO "activity_sent" VALUES(27,1796077212350985,NULL,2,1);
INSERT INTO "activity_sent" VALUES(22,1796077212350985,NULL,2,1);
INSERT INTO "activity_sent" VALUES(21,1796077212350985,NULL,2,1);
INSERT INTO "activity_sent" VALUES(19,1796077212350985,NULL,2,1);
INSERT INTO "activity_sent" VALUES(28,1796077212354915,NULL,2,1);
INSERT INTO "activity_sent" VALUES(25,1796077212357725,NULL,2,1);
INSERT INTO "activity_sent" VALUES(24,1796077212357725,NULL,2,1);
INSERT INTO "activity_sent" VALUES(23,1796077212357725,NULL,2,1);
INSERT INTO "activity_sent" VALUES(26,1796077212357725,NULL,2,1);
INSERT INTO "activity_sent" VALUES(29,1796077212357725,NULL,2,1);
INSERT INTO "activity_sent" VALUES(4,1796077244464644,NULL,4,2);
INSERT INTO "activity_sent" VALUES(2,1796077244464644,NULL,4,2);
INSERT INTO "activity_sent" VALUES(3,1796077244464644,NULL,4,2);
INSERT INTO "activity_sent" VALUES(5,1796077244464644,NULL,4,2);
INSERT INTO "activity_subscribed" VALUES(1,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(2,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(3,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(4,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(5,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(6,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(7,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(8,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(9,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(10,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(11,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(12,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(13,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(14,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(15,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(16,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(17,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(18,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(19,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(20,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(21,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(22,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(23,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(24,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(25,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(26,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(27,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(28,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(29,1796077198304797,NULL,1);
INSERT INTO "activity_subscribed" VALUES(30,1796077198304797,NULL,1);
INSERT INTO "activity_type" VALUES(1,'attended',1796077207596206);
INSERT INTO "activity_type" VALUES(2,'coupon_issued',1796077207596206);
INSERT INTO "activity_type" VALUES(3,'coupon_used',1796077207596206);
INSERT INTO "activity_type" VALUES(4,'purchased',1796077207596206);
INSERT INTO "activity_u4" VALUES(4,1783216980000000,'F02284','Moon orchid','moon orchid',NULL,'orchids','orchids',NULL,1005000.0,6.0,1);
INSERT INTO "activity_u4" VALUES(4,1785488580000000,'F02505','Bouquet of the week','bouquet of the week',NULL,'bouquets','bouquets',NULL,180000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(5,1778329260000000,'F01857','Senja Merah','senja merah',NULL,'fuchsias','fuchsias',NULL,650000.0,10.0,1);
INSERT INTO "activity_u4" VALUES(5,1783661340000000,'F02328','Gift card','gift card',NULL,'gifts','gifts',NULL,100000.0,1.0,NULL);
INSERT INTO "activity_u4" VALUES(13,1783306020000000,'F02298','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,436000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(14,1786421520000000,'F02601','Tulip bunch','tulip bunch',NULL,'tulips','tulips',NULL,190000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(15,1782882720000000,'F02252','Tulip bunch','tulip bunch',NULL,'tulips','tulips',NULL,190000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(15,1786421520000000,'F02602','Tulip bunch','tulip bunch',NULL,'tulips','tulips',NULL,190000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(19,1784775600000000,'F02442','White roses','white roses',NULL,'roses','roses',NULL,200000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(20,1784775600000000,'F02443','White roses','white roses',NULL,'roses','roses',NULL,200000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(21,1707912600000000,'F00022','White roses','white roses',NULL,'roses','roses',NULL,84000.0,1.0,1);
INSERT INTO "activity_u4" VALUES(21,1725356400000000,'F00112','Red roses','red roses',NULL,'roses','roses',NULL,260000.0,1.0,3);
INSERT INTO "activity_u4" VALUES(21,1743655320000000,'F00367','Red roses','red roses',NULL,'roses','roses',NULL,260000.0,1.0,3);
INSERT INTO "activity_u4" VALUES(21,1756458480000000,'F00687','White roses','white roses',NULL,'roses','roses',NULL,560000.0,4.0,2);
INSERT INTO "activity_u4" VALUES(21,1775802900000000,'F01665','Red roses','red roses',NULL,'roses','roses',NULL,95000.0,1.0,1);
INSERT INTO "activity_u4" VALUES(22,1770895200000000,'F01330','Jasmine in a pot','jasmine in a pot',NULL,'jasmine','jasmine',NULL,150000.0,1.0,3);
INSERT INTO "activity_u4" VALUES(22,1772772720000000,'F01457','Bouquet of the week','bouquet of the week',NULL,'bouquets','bouquets',NULL,225000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(22,1775480100000000,'F01641','Fuchsia basket','fuchsia basket',NULL,'fuchsias','fuchsias',NULL,135000.0,1.0,1);
INSERT INTO "activity_u4" VALUES(22,1778589420000000,'F01885','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,485000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(22,1780383660000000,'F02039','Langit Pagi','langit pagi',NULL,'fuchsias','fuchsias',NULL,475000.0,4.0,2);
INSERT INTO "activity_u4" VALUES(22,1782284760000000,'F02211','White lilies','white lilies',NULL,'lilies','lilies',NULL,540000.0,3.0,2);
INSERT INTO "activity_u4" VALUES(22,1784866560000000,'F02448','White lilies','white lilies',NULL,'lilies','lilies',NULL,177000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(23,1762067940000000,'F00897','Moon orchid','moon orchid',NULL,'orchids','orchids',NULL,180000.0,1.0,1);
INSERT INTO "activity_u4" VALUES(23,1762932480000000,'F00935','Moon orchid','moon orchid',NULL,'orchids','orchids',NULL,245000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(23,1764735600000000,'F01004','Moon orchid','moon orchid',NULL,'orchids','orchids',NULL,165000.0,1.0,1);
INSERT INTO "activity_u4" VALUES(23,1766193780000000,'F01070','White roses','white roses',NULL,'roses','roses',NULL,540000.0,3.0,2);
INSERT INTO "activity_u4" VALUES(23,1768113840000000,'F01173','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,690000.0,1.0,3);
INSERT INTO "activity_u4" VALUES(23,1769390400000000,'F01242','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,485000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(23,1771061760000000,'F01345','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,485000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(23,1772794020000000,'F01459','Garden roses','garden roses',NULL,'roses','roses',NULL,210000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(23,1773984720000000,'F01529','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,485000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(23,1774691820000000,'F01577','Moon orchid','moon orchid',NULL,'orchids','orchids',NULL,180000.0,1.0,1);
INSERT INTO "activity_u4" VALUES(24,1755750000000000,'F00663','Garden roses','garden roses',NULL,'roses','roses',NULL,515000.0,4.0,1);
INSERT INTO "activity_u4" VALUES(24,1760758380000000,'F00842','Red roses','red roses',NULL,'roses','roses',NULL,165000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(24,1770359820000000,'F01295','White roses','white roses',NULL,'roses','roses',NULL,94000.0,1.0,1);
INSERT INTO "activity_u4" VALUES(24,1779883680000000,'F02005','Wedding arch','wedding arch',NULL,'events','events',NULL,2850000.0,1.0,4);
INSERT INTO "activity_u4" VALUES(25,1786528800000000,'F02612','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,500000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(27,1786528800000000,'F02613','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,500000.0,1.0,2);
INSERT INTO "activity_u4" VALUES(30,1735364160000000,'F00229','Tulip bunch','tulip bunch',NULL,'tulips','tulips',NULL,115000.0,1.0,1);
INSERT INTO "activity_unsubscribed" VALUES(1,1796077243529494,NULL,NULL,NULL,'person');
INSERT INTO "campaign" VALUES(1,'orchid-week','# Went out on 12 November, while the shop still used its old program; campaigns/activities/ has who got, opened and
# clicked it. It stands here so that segments can name it.
name: orchid-week
from: "Back to the Fuchsia <hello@fuchsia.example>"
template: orchid-week
to: { lists: [Customers] }
','draft',NULL,1796077207596206,1796077207596206);
INSERT INTO "campaign" VALUES(2,'spring-sale','# The big one: everybody on the list, started by hand.
#   merpati campaign plan spring-sale
#   merpati campaign test spring-sale --segment "Test readers"
#   merpati campaign start spring-sale --wait
name: spring-sale
from: "Back to the Fuchsia <hello@fuchsia.example>"
reply_to: "Kirana at the shop <kirana@fuchsia.example>"
template: spring-sale
to: { lists: [Customers] }
exclude: { segments: [Test readers] }     # they have read it already
','finished',NULL,1796077207596206,1796077212365166);
INSERT INTO "campaign" VALUES(3,'we-miss-you','# One letter at one time to customers who have not bought for a month; whoever is loyal gets the bouquet letter anyway.
name: we-miss-you
from: "Back to the Fuchsia <hello@fuchsia.example>"
template: we-miss-you
to: { segments: [Lapsed] }
exclude: { segments: [Loyal in Jakarta] }
schedule:
  at: 2026-12-05 10:00
  time_zone: Asia/Jakarta
missing: empty
','sending',NULL,1796077207596206,1796077207596206);
INSERT INTO "campaign" VALUES(4,'weekly-bouquet','# Every Friday morning to the loyal customers in town; a running `merpati serve` sends it.
name: weekly-bouquet
from: "Back to the Fuchsia <hello@fuchsia.example>"
template: weekly-bouquet
to: { segments: [Loyal in Jakarta] }
schedule:
  repeat: weekly on friday at 09:00
  time_zone: Asia/Jakarta
','scheduled',1796349600000000,1796077207596206,1796077245192016);
INSERT INTO "campaign_run" VALUES(1,2,'once','full','finished','nobody is left to be mailed','# The big one: everybody on the list, started by hand.
#   merpati campaign plan spring-sale
#   merpati campaign test spring-sale --segment "Test readers"
#   merpati campaign start spring-sale --wait
name: spring-sale
from: "Back to the Fuchsia <hello@fuchsia.example>"
reply_to: "Kirana at the shop <kirana@fuchsia.example>"
template: spring-sale
to: { lists: [Customers] }
exclude: { segments: [Test readers] }     # they have read it already
',NULL,NULL,X'A8CD43B4428AF20619D630996E0021255CB2BDEDF74BF293373F7A1A5F213855',1796077211559120,30,30,NULL,1796077211559120,1796077212290860,1796077212365166,2,NULL);
INSERT INTO "campaign_run" VALUES(2,4,'test 1796077243724891','test','finished','nobody is left to be mailed','# Every Friday morning to the loyal customers in town; a running `merpati serve` sends it.
name: weekly-bouquet
from: "Back to the Fuchsia <hello@fuchsia.example>"
template: weekly-bouquet
to: { segments: [Loyal in Jakarta] }
schedule:
  repeat: weekly on friday at 09:00
  time_zone: Asia/Jakarta
','Test readers',NULL,X'DCF4A63E8CA7060A8F0493DFD7E7FC3E2918DCD2C77423C4176129BBECF2B73A',1796077243724891,30,30,NULL,1796077243724891,1796077244414663,1796077244467834,4,NULL);
INSERT INTO "campaign_run" VALUES(3,2,'test 1796077245017107','test','finished',NULL,'# The big one: everybody on the list, started by hand.
#   merpati campaign plan spring-sale
#   merpati campaign test spring-sale --segment "Test readers"
#   merpati campaign start spring-sale --wait
name: spring-sale
from: "Back to the Fuchsia <hello@fuchsia.example>"
reply_to: "Kirana at the shop <kirana@fuchsia.example>"
template: spring-sale
to: { lists: [Customers] }
exclude: { segments: [Test readers] }     # they have read it already
',NULL,NULL,X'AAFCB9AACF0D81C4D7A690F4E56BE721540659F7868A390F440164DC972249E4',1796077245017107,0,30,NULL,1796077245017107,NULL,1796077245048660,2,NULL);
INSERT INTO "campaign_run" VALUES(4,3,'once','full','planning',NULL,'# One letter at one time to customers who have not bought for a month; whoever is loyal gets the bouquet letter anyway.
name: we-miss-you
from: "Back to the Fuchsia <hello@fuchsia.example>"
template: we-miss-you
to: { segments: [Lapsed] }
exclude: { segments: [Loyal in Jakarta] }
schedule:
  at: 2026-12-05 10:00
  time_zone: Asia/Jakarta
missing: empty
',NULL,NULL,X'00112233445566778899AABBCCDDEEFF',1796077243724891,10,30,NULL,1796077243724891,NULL,NULL,4,NULL);
INSERT INTO "contact" VALUES(1,'kirana@fuchsia.example','kirana@fuchsia.example','fuchsia.example','unsubscribed',1796077243529494,1796077198304740,1796077243529494,'import','id','Asia/Jakarta','ID',NULL,'Kirana','kirana',NULL,'Maheswari','maheswari',NULL,NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,-6.1899,106.8104,-2.87519486979796734527e-01,9.51686138699455841383e-01,-1.078241068323529811e-01,'1990-06-10','2026-11-10',1.0,555000.0,'fuchsias','fuchsias',NULL,0,NULL,'implied','implied',NULL,'2024-10-13','2026-10-14',NULL,NULL,NULL);
INSERT INTO "contact" VALUES(2,'tomasz@fuchsia.example','tomasz@fuchsia.example','fuchsia.example','active',1796077198304740,1796077198304740,1796077198304740,'import','pl','Asia/Jakarta','ID',NULL,'Tomasz','tomasz',NULL,'Gołębiowski','gołębiowski','golebiowski',NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,-6.1806,106.8212,-2.87703931391484479807e-01,9.5164866579979456862e-01,-1.0766273609450394133e-01,'1990-06-11','2026-11-11',2.0,580000.0,'fuchsias','fuchsias',NULL,0,NULL,'express','express',NULL,'2026-04-13','2029-04-13','web form','web form',NULL);
INSERT INTO "contact" VALUES(3,'hoa@fuchsia.example','hoa@fuchsia.example','fuchsia.example','active',1796077198304740,1796077198304740,1796077198304740,'import','vi','Asia/Jakarta','ID',NULL,'Hoa','hoa',NULL,'Đinh','đinh','dinh',NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,-6.2248,106.8483,-0.288129855748836,9.51432707041945824322e-01,-1.08429655523707479947e-01,'1990-06-12','2026-11-12',3.0,1060000.0,'fuchsias','fuchsias',NULL,0,NULL,'implied','implied',NULL,'2026-05-21','2028-05-21',NULL,NULL,NULL);
INSERT INTO "contact" VALUES(4,'gatot@fuchsia.example','gatot@fuchsia.example','fuchsia.example','active',1796077198304740,1796077198304740,1796077198304740,'import','jv','Asia/Jakarta','ID',NULL,'Gatot','gatot',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,-6.2042,106.8247,-0.287749203638994,9.51588560672389838224e-01,-1.08072230487642362284e-01,'1990-06-13','2026-11-13',4.0,2035000.0,'fuchsias','fuchsias',NULL,0,NULL,'express','express',NULL,'2025-02-26',NULL,'web form','web form',NULL);
INSERT INTO "contact" VALUES(5,'olive@fuchsia.example','olive@fuchsia.example','fuchsia.example','active',1796077198304740,1796077198304740,1796077198304740,'import','en','Asia/Jakarta','ID',NULL,'Olive','olive',NULL,'Marlow','marlow',NULL,NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,-6.1729,106.8429,-2.8806852450508568797e-01,9.51553473152648265909e-01,-1.07529125917562737302e-01,'1990-06-14','2026-11-14',5.0,1205000.0,'fuchsias','fuchsias',NULL,0,NULL,'express','express',NULL,'2025-09-27',NULL,'web form','web form',NULL);
INSERT INTO "contact" VALUES(6,'wagiman88@surat.example','wagiman88@surat.example','surat.example','active',1796077198304740,1796077198304740,1796077198304740,'import','jv','Asia/Jakarta','ID',NULL,'Wagiman','wagiman',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Yogyakarta','yogyakarta',NULL,NULL,NULL,NULL,NULL,NULL,'2004-11-30','2026-10-20',1.0,180000.0,'lilies','lilies',NULL,0,NULL,'express','express',NULL,'2024-06-10',NULL,'shop card','shop card',NULL);
INSERT INTO "contact" VALUES(7,'bu.sriyatun@merak.test','bu.sriyatun@merak.test','merak.test','active',1796077198304740,1796077198304740,1796077198304740,'import','jv','Asia/Jakarta','ID',NULL,'Sriyatun','sriyatun',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Semarang','semarang',NULL,-6.9716,110.4335,-3.46538762015343171363e-01,9.30149679040788490702e-01,-1.21377349621712968263e-01,'1971-01-21','2026-10-22',1.0,180000.0,'tulips','tulips',NULL,0,NULL,'implied','implied',NULL,'2025-02-26','2027-02-27',NULL,NULL,NULL);
INSERT INTO "contact" VALUES(8,'lasmi.bunga@pos.test','lasmi.bunga@pos.test','pos.test','active',1796077198304740,1796077198304740,1796077198304740,'import','jv','Asia/Jakarta','ID',NULL,'Lasmi','lasmi',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Semarang','semarang',NULL,-6.9909,110.3959,-3.45914013956388544102e-01,0.930338517339642,-1.21711700763961025439e-01,'1996-10-26',NULL,0.0,NULL,NULL,NULL,NULL,0,NULL,'implied','implied',NULL,'2025-09-29','2027-09-30',NULL,NULL,NULL);
INSERT INTO "contact" VALUES(9,'thuy.trang.vo@buuta.test','thuy.trang.vo@buuta.test','buuta.test','pending',1796077198304740,1796077198304740,1796077198304740,'import','vi','Asia/Ho_Chi_Minh','VN',NULL,'Thùy Trang','thùy trang','thuy trang','Võ','võ','vo',NULL,NULL,NULL,'Thành phố Hồ Chí Minh','thành phố hồ chí minh','thanh pho ho chi minh',10.7816,106.7363,-2.82883916473459784413e-01,9.40735380742553473076e-01,1.87065852628959389258e-01,'1979-08-27',NULL,0.0,NULL,'jasmine','jasmine',NULL,0,NULL,'express','express',NULL,'2025-04-26',NULL,'web form','web form',NULL);
INSERT INTO "contact" VALUES(10,'dian.larasati.bunga@pos.test','dian.larasati.bunga@pos.test','pos.test','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Dian Larasati','dian larasati',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Jakarta Barat','jakarta barat',NULL,-6.1514,106.7415,-0.286395652092103,9.52100368544578246066e-01,-1.07156048266150258352e-01,'1978-06-08','2026-10-21',1.0,180000.0,'tulips','tulips',NULL,0,NULL,'express','express',NULL,'2026-02-16',NULL,'shop card','shop card',NULL);
INSERT INTO "contact" VALUES(11,'a.kowalczyk@poczta.example','a.kowalczyk@poczta.example','poczta.example','active',1796077198304740,1796077198304740,1796077198304740,'import','pl','Europe/Warsaw','PL',NULL,'Agnieszka','agnieszka',NULL,'Kowalczyk','kowalczyk',NULL,NULL,NULL,NULL,'Warszawa','warszawa',NULL,52.1921,20.9955,5.72316986523815574017e-01,2.19640336244209921634e-01,7.90070496620921214336e-01,'2001-01-24','2026-10-21',1.0,180000.0,'roses','roses',NULL,0,NULL,'express','express',NULL,'2026-02-23',NULL,'shop card','shop card',NULL);
INSERT INTO "contact" VALUES(12,'galih.bunga@pos.test','galih.bunga@pos.test','pos.test','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Galih','galih',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2000-05-15','2026-09-21',1.0,190000.0,NULL,NULL,NULL,0,NULL,'express','express',NULL,'2024-12-17','2027-12-18','shop card','shop card',NULL);
INSERT INTO "contact" VALUES(13,'kuncoro.panca@kotak.example','kuncoro.panca@kotak.example','kotak.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Panca','panca',NULL,'Kuncoro','kuncoro',NULL,'Secretary','secretary',NULL,'Yogyakarta','yogyakarta',NULL,-7.8062,110.3178,-3.44009306475475507003e-01,9.29090829388683814293e-01,-0.135822780873129,'2000-10-02','2026-07-06',1.0,436000.0,NULL,NULL,NULL,0,'2026-11-30','express','express',NULL,'2025-10-26',NULL,'fair','fair',NULL);
INSERT INTO "contact" VALUES(14,'bich.ngoc_pham@buuta.test','bich.ngoc_pham@buuta.test','buuta.test','active',1796077198304740,1796077198304740,1796077198304740,'import','vi','Asia/Ho_Chi_Minh','VN',NULL,'Bích Ngọc','bích ngọc','bich ngoc','Phạm','phạm','pham',NULL,NULL,NULL,'Hà Nội','hà nội','ha noi',20.9511,105.7142,-2.52932760663501066122e-01,8.98981629378341251523e-01,3.57571039967448822682e-01,'1965-05-23','2026-09-21',2.0,380000.0,'fuchsias','fuchsias',NULL,0,NULL,'implied','implied',NULL,'2025-06-14','2027-06-15',NULL,NULL,NULL);
INSERT INTO "contact" VALUES(15,'sitifauzi@merak.test','sitifauzi@merak.test','merak.test','active',1796077198304740,1796077198304740,1796077198304740,'import','en','Asia/Jakarta','ID',NULL,'Siti','siti',NULL,'Fauzi','fauzi',NULL,NULL,NULL,NULL,'Bogor','bogor',NULL,-6.5703,106.8071,-2.87251345308812411349e-01,9.50996436915871212747e-01,-1.14422207597978858872e-01,'2001-06-01','2026-09-21',3.0,570000.0,'fuchsias','fuchsias',NULL,0,NULL,'express','express',NULL,'2025-10-15',NULL,'web form','web form',NULL);
INSERT INTO "contact" VALUES(16,'ponirah.bunga@surat.example','ponirah.bunga@surat.example','surat.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Ponirah','ponirah',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Semarang','semarang',NULL,-7.0252,110.4158,-3.46211640056145963928e-01,9.30149865847566759136e-01,-1.22305876201379837286e-01,'2004-04-02','2026-09-06',1.0,185000.0,'roses','roses',NULL,0,NULL,'express','express',NULL,'2024-11-20','2027-11-21','web form','web form',NULL);
INSERT INTO "contact" VALUES(17,'w.kurniawan@penuh.example','w.kurniawan@penuh.example','penuh.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Wahyu','wahyu',NULL,'Kurniawan','kurniawan',NULL,NULL,NULL,NULL,'Jakarta Barat','jakarta barat',NULL,-6.1763,106.7863,-2.87126542623730718339e-01,9.51831468454733320427e-01,-1.0758812285865304581e-01,'1985-12-04','2026-08-22',1.0,245000.0,'fuchsias','fuchsias',NULL,0,NULL,'implied','implied',NULL,'2024-06-16','2026-06-17',NULL,NULL,NULL);
INSERT INTO "contact" VALUES(18,'citra.fauzi@pos.test','citra.fauzi@pos.test','pos.test','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Citra','citra',NULL,'Fauzi','fauzi',NULL,NULL,NULL,NULL,'Jakarta Selatan','jakarta selatan',NULL,-6.2826,106.8107,-2.87473640677195663162e-01,9.51516391979670639322e-01,-1.09432452726732520886e-01,NULL,'2026-10-31',2.0,150000.0,NULL,NULL,NULL,0,NULL,'express','express',NULL,'2024-01-05',NULL,'web form','web form',NULL);
INSERT INTO "contact" VALUES(19,'ho.minh.anh@thu.example','ho.minh.anh@thu.example','thu.example','active',1796077198304740,1796077198304740,1796077198304740,'import','vi','Asia/Ho_Chi_Minh','VN',NULL,'Minh Anh','minh anh',NULL,'Hồ','hồ','ho',NULL,NULL,NULL,'Thành phố Hồ Chí Minh','thành phố hồ chí minh','thanh pho ho chi minh',10.7188,106.6819,-2.82049287322731712102e-01,9.4119938544174053252e-01,1.85989022162140388294e-01,'1975-02-17','2026-10-01',2.0,500000.0,'roses','roses',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "contact" VALUES(20,'tukinem.bunga@surat.example','tukinem.bunga@surat.example','surat.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id',NULL,'ID',NULL,'Tukinem','tukinem',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Surakarta','surakarta',NULL,NULL,NULL,NULL,NULL,NULL,'1973-10-06','2026-10-01',2.0,499000.0,'orchids','orchids',NULL,0,NULL,'implied','implied',NULL,'2024-07-01','2026-07-02',NULL,NULL,NULL);
INSERT INTO "contact" VALUES(21,'agus_fauzi@surat.example','agus_fauzi@surat.example','surat.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Agus','agus',NULL,'Fauzi','fauzi',NULL,NULL,NULL,NULL,'Depok','depok',NULL,-6.418,106.83,-2.87718462148614739781e-01,0.951169315074642,-1.11781128099839505152e-01,'1953-07-22','2026-10-05',6.0,1359000.0,'roses','roses',NULL,0,NULL,'implied','implied',NULL,'2026-01-26','2028-01-27',NULL,NULL,NULL);
INSERT INTO "contact" VALUES(22,'anisa_kurniawan@antri.example','anisa_kurniawan@antri.example','antri.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Anisa','anisa',NULL,'Kurniawan','kurniawan',NULL,NULL,NULL,NULL,'Jakarta Selatan','jakarta selatan',NULL,-6.2657,106.8318,-2.87833364931268709252e-01,9.51441315175454938035e-01,-1.09139258791434240469e-01,'1982-05-26','2026-10-31',11.0,2792000.0,'jasmine','jasmine',NULL,1,'2026-10-14','implied','implied',NULL,'2025-06-01','2027-06-02',NULL,NULL,NULL);
INSERT INTO "contact" VALUES(23,'m.szymanska@skrzynka.test','m.szymanska@skrzynka.test','skrzynka.test','active',1796077198304740,1796077198304740,1796077198304740,'import','pl','Europe/Warsaw','PL',NULL,'Małgorzata','małgorzata','malgorzata','Szymańska','szymańska','szymanska',NULL,NULL,NULL,'Gdańsk','gdańsk','gdansk',NULL,NULL,NULL,NULL,NULL,'1977-02-20','2026-03-28',10.0,3665000.0,'orchids','orchids',NULL,1,NULL,'express','express',NULL,'2025-02-11',NULL,'web form','web form',NULL);
INSERT INTO "contact" VALUES(24,'pak.kemis@hilang.example','pak.kemis@hilang.example','hilang.example','active',1796077198304740,1796077198304740,1796077198304740,'import','jv','Asia/Jakarta','ID',NULL,'Kemis','kemis',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Yogyakarta','yogyakarta',NULL,-7.7897,110.4145,-3.45590502445513370055e-01,9.28545529478591591399e-01,-1.3553746458001847408e-01,'1977-10-26','2026-09-06',5.0,3719000.0,'roses','roses',NULL,0,'2026-12-04','express','express',NULL,'2023-11-20','2026-11-20','shop card','shop card',NULL);
INSERT INTO "contact" VALUES(25,'irfannugroho@merak.test','irfannugroho@merak.test','merak.test','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Irfan','irfan',NULL,'Nugroho','nugroho',NULL,NULL,NULL,NULL,'Jakarta Selatan','jakarta selatan',NULL,-6.2987,106.796,-2.87220609838322205042e-01,9.515606398250261444e-01,-1.09711758804099751563e-01,'1974-09-16','2026-10-11',2.0,1200000.0,'orchids','orchids',NULL,0,NULL,'implied','implied',NULL,'2026-10-07','2028-10-07',NULL,NULL,NULL);
INSERT INTO "contact" VALUES(26,'y.kurniawan@kotak.example','y.kurniawan@kotak.example','kotak.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Yoga','yoga',NULL,'Kurniawan','kurniawan',NULL,NULL,NULL,NULL,'Jakarta Timur','jakarta timur',NULL,-6.2514,106.9324,-2.89511386446624829904e-01,9.50960499430639427664e-01,-1.08891164197935874646e-01,'1984-12-21','2026-10-31',2.0,530000.0,'roses','roses',NULL,0,'2026-11-29','express','express',NULL,'2024-10-01',NULL,'shop card','shop card',NULL);
INSERT INTO "contact" VALUES(27,'fajar_saputra@pos.test','fajar_saputra@pos.test','pos.test','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Fajar','fajar',NULL,'Saputra','saputra',NULL,NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,NULL,NULL,NULL,NULL,NULL,'2006-07-28','2026-10-11',2.0,1199000.0,'orchids','orchids',NULL,0,NULL,'implied','implied',NULL,'2025-07-23','2027-07-24',NULL,NULL,NULL);
INSERT INTO "contact" VALUES(28,'thanh.dat_tran@thu.example','thanh.dat_tran@thu.example','thu.example','active',1796077198304740,1796077198304740,1796077198304740,'import','vi',NULL,'VN',NULL,'Thành Đạt','thành đạt','thanh dat','Trần','trần','tran',NULL,NULL,NULL,'Cần Thơ','cần thơ','can tho',10.1167,105.6947,-2.66305488824486180643e-01,9.47748476240968695805e-01,1.75653671765987146047e-01,'2003-03-15',NULL,0.0,NULL,'roses','roses',NULL,0,NULL,'express','express',NULL,'2026-08-13',NULL,'web form','web form',NULL);
INSERT INTO "contact" VALUES(29,'eka.suryadi@kotak.example','eka.suryadi@kotak.example','kotak.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Eka','eka',NULL,'Suryadi','suryadi',NULL,NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,-6.1666,106.8272,-2.87811193142683718892e-01,9.51643684450201421398e-01,-1.07419807055450303168e-01,'1952-05-16',NULL,0.0,NULL,'roses','roses',NULL,0,NULL,'express','express',NULL,'2023-11-19','2026-11-19','shop card','shop card',NULL);
INSERT INTO "contact" VALUES(30,'fitri_syahputra@merak.test','fitri_syahputra@merak.test','merak.test','unsubscribed',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Fitri','fitri',NULL,'Syahputra','syahputra',NULL,NULL,NULL,NULL,'Jakarta Selatan','jakarta selatan',NULL,-6.2229,106.8165,-0.287602792351698,9.51595918175678234796e-01,-1.08396689722951897194e-01,'1986-04-18','2024-12-28',1.0,115000.0,'tulips','tulips',NULL,0,NULL,'express','express',NULL,'2025-08-18','2028-08-18','web form','web form',NULL);
INSERT INTO "contact_label" VALUES(1,1,1796077198304797);
INSERT INTO "contact_label" VALUES(2,1,1796077198304797);
INSERT INTO "contact_label" VALUES(3,1,1796077198304797);
INSERT INTO "contact_label" VALUES(4,1,1796077198304797);
INSERT INTO "contact_label" VALUES(5,1,1796077198304797);
INSERT INTO "contact_label" VALUES(13,2,1796077198304797);
INSERT INTO "contact_label" VALUES(22,3,1796077198304797);
INSERT INTO "contact_label" VALUES(23,3,1796077198304797);
INSERT INTO "contact_label" VALUES(23,4,1796077198304797);
INSERT INTO "contact_label" VALUES(24,4,1796077198304797);
INSERT INTO "contact_label" VALUES(24,5,1796077198304797);
INSERT INTO "contact_label" VALUES(26,5,1796077198304797);
INSERT INTO "deleted_contact" VALUES(99,X'AABB',NULL,1796077243724891);
INSERT INTO "delivery" VALUES(1,6,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212342857,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,7,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,8,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212342857,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,10,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212342857,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,11,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212342857,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,12,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212342857,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,13,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,14,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,15,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,16,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,17,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,18,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,19,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,20,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,21,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,22,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,23,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212357725,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,24,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212357725,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,25,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212357725,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,26,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212357725,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,27,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,28,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212354915,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(1,29,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212357725,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(2,2,'accepted',1,NULL,NULL,1796077244426803,'j40auu4fqc4f',1796077244464644,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(2,3,'accepted',1,NULL,NULL,1796077244426803,'j40auu4fqc4f',1796077244464644,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(2,4,'accepted',1,NULL,NULL,1796077244426803,'j40auu4fqc4f',1796077244464644,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(2,5,'accepted',1,NULL,NULL,1796077244426803,'j40auu4fqc4f',1796077244464644,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO "delivery" VALUES(4,2,'deferred',1,NULL,1796077253724891,NULL,NULL,1796077243724891,451,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(4,3,'unknown',0,NULL,NULL,NULL,NULL,1796077243724891,NULL,NULL,NULL,NULL,'the reply was lost',NULL);
INSERT INTO "delivery" VALUES(4,4,'planned',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(4,5,'planned',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "delivery" VALUES(4,6,'planned',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "field" VALUES(1,'first_name','first_name','text',1796077198304740);
INSERT INTO "field" VALUES(2,'last_name','last_name','text',1796077198304740);
INSERT INTO "field" VALUES(3,'title','title','text',1796077198304740);
INSERT INTO "field" VALUES(4,'city','city','text',1796077198304740);
INSERT INTO "field" VALUES(5,'location','location','location',1796077198304740);
INSERT INTO "field" VALUES(6,'birthday','birthday','date',1796077198304740);
INSERT INTO "field" VALUES(7,'last_purchase','last_purchase','date',1796077198304740);
INSERT INTO "field" VALUES(8,'orders','orders','number',1796077198304740);
INSERT INTO "field" VALUES(9,'spent','spent','number',1796077198304740);
INSERT INTO "field" VALUES(10,'favourite','favourite','text',1796077198304740);
INSERT INTO "field" VALUES(11,'vip','vip','boolean',1796077198304740);
INSERT INTO "field" VALUES(12,'pickup_date','pickup_date','date',1796077198304740);
INSERT INTO "field" VALUES(13,'consent','consent','text',1796077198304740);
INSERT INTO "field" VALUES(14,'consent_date','consent_date','date',1796077198304740);
INSERT INTO "field" VALUES(15,'consent_expires','consent_expires','date',1796077198304740);
INSERT INTO "field" VALUES(16,'consent_proof','consent_proof','text',1796077198304740);
INSERT INTO "import_run" VALUES(1,'c.csv','08ea5e26f9cffdd6d9c702d01e523a7a2d99170ecdfdc4e54f719fd51b18e79e','separator 
map []
lists ["Customers"]
labels []
status 
create fields true
day first false
time zone Asia/Jakarta',5439,32,30,30,0,0,0,0,26,'finished',1796077198304797,1796077198396232);
INSERT INTO "import_run" VALUES(2,'p.csv','32f5a62a643049c85cda12c73bff0f862acc51a93074706869c9aeb7320229ef','activity purchased 4
separator 
map []
add options false
day first false
time zone Asia/Jakarta',3289,42,40,39,0,0,1,1,108,'finished',1796077241031969,1796077241048031);
INSERT INTO "import_run" VALUES(3,'cl.csv','c4016789244167a8842187e278427907533f6e00575ea24db863459c1a857b3b','activity clicked 0
separator 
map []
add options false
day first false
time zone Asia/Jakarta',518,7,5,5,0,0,0,0,26,'finished',1796077241230498,1796077241241137);
INSERT INTO "kept_message" VALUES(1,1,2,1796077243724891,'unclear',NULL,NULL,NULL,X'0102',X'46726F6D3A20736F6D656F6E6540656C73652E6578616D706C65');
INSERT INTO "label" VALUES(1,'Test Reader','test reader',NULL,1796077198304797);
INSERT INTO "label" VALUES(2,'Kantor','kantor',NULL,1796077198304797);
INSERT INTO "label" VALUES(3,'VIP','vip',NULL,1796077198304797);
INSERT INTO "label" VALUES(4,'Pelanggan Loyal','pelanggan loyal',NULL,1796077198304797);
INSERT INTO "label" VALUES(5,'Pernikahan','pernikahan',NULL,1796077198304797);
INSERT INTO "letter_file" VALUES('587c05bb71909d34f8f1e57e6ee56cafd304c2113df0670717022647f1540441',X'255044462D312E340A312030206F626A0A3C3C202F54797065202F436174616C6F67202F5061676573203220302052202F4C616E672028656E29203E3E0A656E646F626A0A322030206F626A0A3C3C202F54797065202F5061676573202F4B696473205B33203020525D202F436F756E742031203E3E0A656E646F626A0A332030206F626A0A3C3C202F54797065202F50616765202F506172656E74203220302052202F4D65646961426F78205B30203020353935203834325D202F436F6E74656E7473203420302052202F5265736F7572636573203C3C202F466F6E74203C3C202F4631203520302052202F4632203620302052203E3E203E3E203E3E0A656E646F626A0A342030206F626A0A3C3C202F4C656E6774682031313033203E3E0A73747265616D0A302E35353720302E30373120302E3334312072672030203831322035393520333020726520660A425420302E35353720302E30373120302E333431207267202F46322032322054662036342037323520546420284D6F6F6E206F7263686964732920546A2045540A425420302E313820302E313320302E3136207267202F4631203131205466203634203730372054642028486F772074686579207374617920696E20666C6F77657220666F72207468726565206D6F6E7468732920546A2045540A425420302E35353720302E30373120302E333431207267202F46322031332054662036342036373420546420284C696768742920546A2045540A425420302E313820302E313320302E3136207267202F463120313120546620363420363537205464202841206272696768742077696E646F7720776974686F757420746865206D69646461792073756E2E20496620746865206C6561766573207475726E207265642C20697420697320746F6F206D7563682E2920546A2045540A425420302E35353720302E30373120302E333431207267202F463220313320546620363420363234205464202857617465722920546A2045540A425420302E313820302E313320302E3136207267202F46312031312054662036342036303620546420284F6E63652061207765656B2C2066726F6D2062656C6F773A207374616E642074686520706F7420696E20776174657220666F722074656E206D696E757465732C207468656E206C65742069742064726970206F66662E2920546A2045540A425420302E313820302E313320302E3136207267202F46312031312054662036342035383920546420285768656E2074686520726F6F7473206172652073696C76657220697420697320746869727374792C207768656E20746865792061726520677265656E206974206973206E6F742E2920546A2045540A425420302E35353720302E30373120302E333431207267202F4632203133205466203634203535362054642028416674657220746865206C61737420666C6F7765722920546A2045540A425420302E313820302E313320302E3136207267202F463120313120546620363420353338205464202843757420746865207374656D2061626F766520746865207468697264206B6E6F742066726F6D2062656C6F772E20576974682061206C6974746C65206C75636B206974206272616E636865732074686572652E2920546A2045540A425420302E313820302E313320302E3136207267202F46312031312054662036342035303920546420284261636B20746F2074686520467563687369612C204A6C2E204D656C6174692031322C204A616B617274612920546A2045540A425420302E313820302E313320302E3136207267202F46312031312054662036342034393120546420285175657374696F6E733F20577269746520746F2068656C6C6F40667563687369612E6578616D706C653B204761746F7420616E73776572732E2920546A2045540A656E6473747265616D0A656E646F626A0A352030206F626A0A3C3C202F54797065202F466F6E74202F53756274797065202F5479706531202F42617365466F6E74202F48656C766574696361203E3E0A656E646F626A0A362030206F626A0A3C3C202F54797065202F466F6E74202F53756274797065202F5479706531202F42617365466F6E74202F48656C7665746963612D426F6C64203E3E0A656E646F626A0A372030206F626A0A3C3C202F5469746C6520284D6F6F6E206F72636869647329202F417574686F7220284261636B20746F20746865204675636873696129203E3E0A656E646F626A0A787265660A3020380A303030303030303030302036353533352066200A30303030303030303039203030303030206E200A30303030303030303639203030303030206E200A30303030303030313236203030303030206E200A30303030303030323632203030303030206E200A30303030303031343136203030303030206E200A30303030303031343836203030303030206E200A30303030303031353631203030303030206E200A747261696C65720A3C3C202F53697A652038202F526F6F74203120302052202F496E666F203720302052203E3E0A7374617274787265660A313633340A2525454F460A');
INSERT INTO "letter_file" VALUES('53b1c85948b05bb3b0b6c0c41e78090802660b66e880ba717f3d4e2af19b5627',X'3C21646F63747970652068746D6C3E0A3C68746D6C206C616E673D227B7B206C65747465722E6C616E6775616765207D7D2220786D6C6E733D22687474703A2F2F7777772E77332E6F72672F313939392F7868746D6C223E0A3C686561643E0A3C6D65746120636861727365743D227574662D38223E0A3C6D657461206E616D653D2276696577706F72742220636F6E74656E743D2277696474683D6465766963652D77696474682C20696E697469616C2D7363616C653D31223E0A3C6D657461206E616D653D22782D6170706C652D64697361626C652D6D6573736167652D7265666F726D617474696E67223E0A3C6D657461206E616D653D22666F726D61742D646574656374696F6E2220636F6E74656E743D2274656C6570686F6E653D6E6F2C20646174653D6E6F2C20616464726573733D6E6F2C20656D61696C3D6E6F223E0A3C6D657461206E616D653D22636F6C6F722D736368656D652220636F6E74656E743D226C69676874206461726B223E0A3C6D657461206E616D653D22737570706F727465642D636F6C6F722D736368656D65732220636F6E74656E743D226C69676874206461726B223E0A3C7469746C653E7B7B207375626A656374207D7D3C2F7469746C653E0A3C7374796C653E0A2020626F6479207B206D617267696E3A20303B2070616464696E673A20303B2077696474683A20313030253B206261636B67726F756E642D636F6C6F723A20236661663366363B202D7765626B69742D746578742D73697A652D61646A7573743A20313030253B202D6D732D746578742D73697A652D61646A7573743A20313030253B207D0A20207461626C65207B20626F726465722D636F6C6C617073653A20636F6C6C617073653B20626F726465722D73706163696E673A20303B207D0A20202E70616765207B206261636B67726F756E642D636F6C6F723A20236661663366363B207D0A20202E7368656574207B2077696474683A20313030253B206D61782D77696474683A2036303070783B206261636B67726F756E642D636F6C6F723A20236666666666663B20626F726465722D7261646975733A20313270783B207D0A20202E68656164207B206261636B67726F756E642D636F6C6F723A20233865313235373B20626F726465722D7261646975733A20313270782031327078203020303B2070616464696E673A2033367078203430707820333270783B20746578742D616C69676E3A2063656E7465723B207D0A20202E626C6F6F6D207B206D617267696E3A2030203020313070783B20666F6E742D73697A653A20313570783B206C696E652D6865696768743A20313B206C65747465722D73706163696E673A20313470783B20746578742D696E64656E743A20313470783B20636F6C6F723A20236633623664363B207D0A20202E6E616D65207B206D617267696E3A20303B20666F6E742D66616D696C793A2047656F726769612C202254696D6573204E657720526F6D616E222C2073657269663B20666F6E742D73697A653A20333070783B206C696E652D6865696768743A20333670783B20666F6E742D7765696768743A206E6F726D616C3B206C65747465722D73706163696E673A20302E3470783B20636F6C6F723A20236666666666663B207D0A20202E706C616365207B206D617267696E3A2031307078203020303B20666F6E742D66616D696C793A20417269616C2C2048656C7665746963612C2073616E732D73657269663B20666F6E742D73697A653A20313370783B206C696E652D6865696768743A20313870783B206C65747465722D73706163696E673A20312E3470783B20636F6C6F723A20236662646365633B207D0A20202E626F6479207B2070616464696E673A2033367078203430707820323870783B20666F6E742D66616D696C793A20417269616C2C2048656C7665746963612C2073616E732D73657269663B20666F6E742D73697A653A20313770783B206C696E652D6865696768743A20323770783B20636F6C6F723A20233264323032393B207D0A20202E626F6479206831207B206D617267696E3A2030203020323270783B20666F6E742D66616D696C793A2047656F726769612C202254696D6573204E657720526F6D616E222C2073657269663B20666F6E742D73697A653A20333270783B206C696E652D6865696768743A20333970783B20666F6E742D7765696768743A206E6F726D616C3B20636F6C6F723A20233865313235373B207D0A20202E626F6479206832207B206D617267696E3A2033367078203020313270783B20666F6E742D66616D696C793A2047656F726769612C202254696D6573204E657720526F6D616E222C2073657269663B20666F6E742D73697A653A20323370783B206C696E652D6865696768743A20333070783B20666F6E742D7765696768743A206E6F726D616C3B20636F6C6F723A20233865313235373B207D0A20202E626F64792070207B206D617267696E3A2030203020313870783B207D0A20202E626F647920756C2C202E626F6479206F6C207B206D617267696E3A2030203020313870783B2070616464696E673A20302030203020323270783B207D0A20202E626F6479206C69207B206D617267696E3A2030203020313070783B207D0A20202E626F64792061207B20636F6C6F723A20236133313435663B20746578742D6465636F726174696F6E3A20756E6465726C696E653B207D0A20202E626F647920696D67207B2077696474683A20313030253B206D61782D77696474683A20313030253B206865696768743A206175746F3B20626F726465723A20303B20626F726465722D7261646975733A203870783B207D0A20202E626F6479206872207B20626F726465723A20303B20626F726465722D746F703A2031707820736F6C696420236566643965343B206D617267696E3A203332707820303B207D0A20202E626F647920626C6F636B71756F7465207B206D617267696E3A2030203020313870783B2070616464696E673A203136707820323070783B206261636B67726F756E642D636F6C6F723A20236664663166373B20626F726465722D6C6566743A2034707820736F6C696420236332323337643B20626F726465722D7261646975733A2030203870782038707820303B207D0A20202E626F647920626C6F636B71756F746520703A6C6173742D6368696C64207B206D617267696E2D626F74746F6D3A20302021696D706F7274616E743B207D0A20202E626F6479202E627574746F6E207B206D617267696E3A2032387078203020333070783B20746578742D616C69676E3A2063656E7465723B207D0A20202E626F6479202E627574746F6E2061207B20646973706C61793A20696E6C696E652D626C6F636B3B2070616464696E673A203135707820333470783B206261636B67726F756E642D636F6C6F723A20236133313435663B20626F726465722D7261646975733A2039393970783B20666F6E742D73697A653A20313770783B206C696E652D6865696768743A20323270783B20666F6E742D7765696768743A20626F6C643B20636F6C6F723A20236666666666663B20746578742D6465636F726174696F6E3A206E6F6E653B207D0A20202E666F6F74207B2070616464696E673A2032367078203430707820343470783B20666F6E742D66616D696C793A20417269616C2C2048656C7665746963612C2073616E732D73657269663B20666F6E742D73697A653A20313370783B206C696E652D6865696768743A20323170783B20746578742D616C69676E3A2063656E7465723B20636F6C6F723A20233664353836353B207D0A20202E666F6F742070207B206D617267696E3A2030203020313070783B207D0A20202E666F6F742061207B20636F6C6F723A20233664353836353B20746578742D6465636F726174696F6E3A20756E6465726C696E653B207D0A2020406D6564696120286D61782D77696474683A20363230707829207B0A202020202E6F75746572207B2070616464696E673A20302021696D706F7274616E743B207D0A202020202E73686565742C202E68656164207B20626F726465722D7261646975733A20302021696D706F7274616E743B207D0A202020202E68656164207B2070616464696E673A2033307078203232707820323670782021696D706F7274616E743B207D0A202020202E626F6479207B2070616464696E673A2032387078203232707820323070782021696D706F7274616E743B207D0A202020202E626F6479206831207B20666F6E742D73697A653A20323870782021696D706F7274616E743B206C696E652D6865696768743A20333470782021696D706F7274616E743B207D0A202020202E666F6F74207B2070616464696E673A2032327078203232707820333670782021696D706F7274616E743B207D0A20207D0A2020406D656469612028707265666572732D636F6C6F722D736368656D653A206461726B29207B0A20202020626F64792C202E70616765207B206261636B67726F756E642D636F6C6F723A20233164313431392021696D706F7274616E743B207D0A202020202E7368656574207B206261636B67726F756E642D636F6C6F723A20233238316332332021696D706F7274616E743B207D0A202020202E626F6479207B20636F6C6F723A20236631653665632021696D706F7274616E743B207D0A202020202E626F64792068312C202E626F6479206832207B20636F6C6F723A20236636613964302021696D706F7274616E743B207D0A202020202E626F64792061207B20636F6C6F723A20236636613964302021696D706F7274616E743B207D0A202020202E626F6479202E627574746F6E2061207B206261636B67726F756E642D636F6C6F723A20236332323337642021696D706F7274616E743B20636F6C6F723A20236666666666662021696D706F7274616E743B207D0A202020202E626F647920626C6F636B71756F7465207B206261636B67726F756E642D636F6C6F723A20233335323332642021696D706F7274616E743B207D0A202020202E626F6479206872207B20626F726465722D746F702D636F6C6F723A20233461333334302021696D706F7274616E743B207D0A202020202E666F6F742C202E666F6F742061207B20636F6C6F723A20236266613962352021696D706F7274616E743B207D0A20207D0A3C2F7374796C653E0A3C2F686561643E0A3C626F64793E0A3C7461626C6520726F6C653D2270726573656E746174696F6E2220636C6173733D2270616765222077696474683D223130302522206267636F6C6F723D2223666166336636223E0A3C74723E3C746420636C6173733D226F757465722220616C69676E3D2263656E74657222207374796C653D2270616464696E673A203238707820313270782030223E0A20203C7461626C6520726F6C653D2270726573656E746174696F6E2220636C6173733D227368656574222077696474683D223630302220616C69676E3D2263656E74657222206267636F6C6F723D2223666666666666223E0A20203C74723E3C746420636C6173733D226865616422206267636F6C6F723D22233865313235372220616C69676E3D2263656E746572223E0A202020203C7020636C6173733D22626C6F6F6D2220617269612D68696464656E3D2274727565223EE29CBFE29CBFE29CBF3C2F703E0A202020203C7020636C6173733D226E616D65223E4261636B20746F2074686520467563687369613C2F703E0A202020203C7020636C6173733D22706C616365223E4A616C616E204D656C61746920313220266D6964646F743B204A616B617274613C2F703E0A20203C2F74643E3C2F74723E0A20203C74723E3C746420636C6173733D22626F6479223E0A7B7B20636F6E74656E74207D7D0A20203C2F74643E3C2F74723E0A20203C2F7461626C653E0A3C2F74643E3C2F74723E0A3C74723E3C746420636C6173733D22666F6F742220616C69676E3D2263656E746572223E0A7B252072656E6465722022666F6F7465722220257D0A3C2F74643E3C2F74723E0A3C2F7461626C653E0A3C2F626F64793E0A3C2F68746D6C3E0A');
INSERT INTO "letter_file" VALUES('533eb61f5a49e66f8ae9783096ed4a18805ae8124b3588887571b99015d1f494',X'2D2D2D0A7375626A6563743A202754656E206D6F6F6E206F7263686964732C20616E64206F6E65207765656B7B2520696620636F6E746163742E66697273745F6E616D6520257D2C207B7B20636F6E746163742E66697273745F6E616D65207D7D7B2520656E64696620257D270A7072656865616465723A202754686579206F70656E2066726F6D20746865207374656D20746F20746865207469702C20616E6420746865206669727374206F6E652068617320626567756E2E270A6C61796F75743A2073686F700A6C616E67756167653A20656E0A6174746163686D656E74733A0A20202D207B2066696C653A206D6F6F6E2D6F7263686964732E7064662C206E616D653A20224D6F6F6E206F72636869647320E2809320686F772074686579207374617920696E20666C6F7765722E70646622207D0A2D2D2D0A23204F7263686964207765656B0A0A44656172207B7B20636F6E746163742E66697273745F6E616D65207C2064656661756C743A2022667269656E64206F66207468652073686F7022207D7D2C0A0A74656E205B6D6F6F6E206F7263686964735D2868747470733A2F2F667563687369612E6578616D706C652F6F7263686964732F6D6F6F6E29207374616E6420696E207468652077696E646F772C20616E6420746865206669727374206F66207468656D2068617320626567756E20746F206F70656E2E20556E74696C206E657874205468757273646179206561636820636F6D6573207769746820610A706F742C206D6F73732C20616E642061206E6F746520746861742073617973207768656E20746F20776174657220697420286C657373206F6674656E207468616E20796F75207468696E6B292E20546865206E6F74652069732061747461636865642C20666F722074686F73652077686F2068617665206F6E6520617420686F6D6520616C72656164792E0A0A7B2520696620636F6E746163742E6661766F7572697465203D3D20226F7263686964732220257D0A3E20596F7520746F6C64207573207468617420796F75206C696B65206F72636869647320626573743A20746865206F6E65207769746820746865206C6F6E67657374207374656D20776169747320666F7220796F7520756E74696C2053617475726461792E0A7B2520656E64696620257D0A0A3C7020636C6173733D22627574746F6E223E3C6120687265663D2268747470733A2F2F667563687369612E6578616D706C652F6F726368696473223E53656520746865206F7263686964733C2F613E3C2F703E0A0A5761726D20726567617264732C5C0A2A2A4B6972616E612A2A20616E64206576657279626F6479206174207468652073686F700A');
INSERT INTO "letter_file" VALUES('1673ce64035e3ce63710e979c203a242c2b0a762493924a5dc7a8ce6ccaf6841',X'3C703E7B7B20776F726B73706163652E6E616D65207D7D3C62723E7B7B20776F726B73706163652E706F7374616C5F61646472657373207D7D3C2F703E0A3C703E54686973206C65747465722077656E7420746F207B7B20636F6E746163742E656D61696C207D7D2C206265636175736520796F7520626F756768742066726F6D207573206F72207369676E656420757020696E207468652073686F702E3C2F703E0A3C703E3C6120687265663D227B7B20756E7375627363726962655F75726C207D7D223E556E7375627363726962653C2F613E3C2F703E0A');
INSERT INTO "letter_file" VALUES('e0982334ecd94d5ab55c0363e6c9d02604350a3471327ab17560e1c0177544bf',X'89504E470D0A1A0A0000000D4948445200000460000001A408030000004991A39E00000060504C5445FDF1F76B4A3AC2237DEF8FB884A562702C91F6D367F9CBE2E157908E1357B9A1E25D7B3B6F9150D6336C57207A9E82CF6D0D43FADCEBB5A29A9B81787D9A4CC5C1B1FFFFFFF9E0A9507037846758DDD3D0DC7CAD9B599EEBA377EFADCBA1B088FA666282000035D34944415478DAED9DEB629BBA128539C6DEC2B11B4769681A70E1FDDFF298FB4D02090468C45A7F9A264D1A407C9A5933923C0F7A294ACF13BADFFEFEFD7BBB577F0D71CFDC5138F6DC5F8FFDEF5DFEF588E625F3C901DF558A01BFD6086B86D9EDABF904C74D736776999A56C65E3C9A7809CFDA4A315056A3F970167391E73C7A891F8F9C7C3E5E88BE751A78B9DFEF9852D79BC0A441B2535C09D3B48BD8340DC3E830034A3ABDDC7A51AB40146F927A76D4062C52A495F822CCC15DB9DB2FB68CE6DD47A04C38F2E027F042D2800935E092B98E7724482BDE6FB1C5E7C6DD8E523577CF6DC8F091F7EB7E768F2FA9165DE039AECA17D9288B8E42973A92395882F4A582178A71AC4A7A54D0E576FF72DC73DC9D2FD251463F800953DD1A82AB8C89A4D9918B659548992EA820ADCE177905C1EDACD0B1860FFD00267BC76EF723F2454C1724486BDCF0118B2F3A125EBEDC9EC442F1C4723F1F902FBD5652E7E796DDFCBD323B924D62B4DF341DEFE5FCF5C2EC97D393D8CCEC88E428E0D3C1CBFDCB11AFC9627FAF1A6577975A1F743CBE5E25E1EEF2200B67862FAEF1451EBCC08031CF97F1498C72B818E9D2A52E25A4871802AAE10BC9DB91CE5C6E05BE187EDBC62731CA3379A84B17D7B3F0685EF8427210A463B5D2314F1B06AFA9F47B3A3B228D73C5F448401767B3F074E0BB9D5DE54B38132F3078CD12FD36D11E4E17E791AAAB7B9C3608AE31B3107FE5B85EA717F8B2CEFB3639C822A7F9226D83707494851A330BF19B914AA317F782357BEFF8648355E8325FEE7F65D172E8FC18504F8F5292316C38733504F862F0859B2E21A4EEF2E5EB26C58BB3658468467A44F38DE33A7DEAE0CB3A01CCF42073972F6597D5C1D2F0B01DB93ABD5C22D51FECE08BE1376E7A90A5DC51BEC87323B78759AA9D1E39F2FCEF6A570CBE9843FA9702D1C9F285EBED36BCF55B956DD41986F9769D7BDC16B7AB4782D1FEA5B69613F5239348FFDBACB971EF7EA79378D969D6CEF6D3FBBAB7B5E5DE33A1F2A377CAE057ED26A4CE977C27D87C4FE1625BE16C17D8BD5E399588916E034C38FF488E15AF3B4ACF7799B6814CAA63BFA484DFB77446B78F093F200A3F7FFFFC6F17A486A97864BD9EE3162F321FF0E5EE2E5FA2257859671EE3B2E7DF19096BDF180DBEACF3CB6499615A6AC54DD623CDA974395F788196429B472E53836B83BDD3426D439D2E5FF812BCACC29769BA540381AF7C63BE14777E317F17B2E45044D535C67EAA5F8D0F1780A526CB2E8089520B86563F66BC6D112F5A66C0DC77EA83E023999120578AC4E285164EEC6AEF9B71BC44A38435FFFFE937136AFF06513B64F9DF6E80E1A9CED0DA665257E20B61AB2B1A59E2B6BDAF19698C8042B7FF29E827D7EF4A9F99C2B0A84C498F927B85B137855B1099BE03E78D077FA81BBE684CA7912864D90B30BA836B3DC4847AF60BE97600F96EC3D3A5133360E599D510BE5EF9DFBFEF73A48418250655F429D8A3B0B6DCF479CC3C540DDF0CC6F0A9F9A5E225577E94EEBCA578591331E971F812CAF6D35A73D3D91C2939513A63F0769F293388E96B9A2E8613639EEE31FA791DA87F2D0C5FB84ABCB2296038AF72E6F03C6F68AD637EE874D7D16E07E012F365854D21F3E13732AFCDC64BA65508F3731FD9B5A20878CA5CCBC491DD336658238809B5D64244BA8F7523C0F0A89EB47E67BFCC4FF7F75930B856B07BA383D82F42875779D3B654F1C12B0EBFFB32AD13C46499536F9BEB0C2D5369D60CEACC09E0CD4CB0A97EF1882FA7CA72C0F01C28054DD61D5CD9836D3D556E86E96A7C21DECDC835CE62D1E24BC115F5F177BB2FD6FF6C55439DCF72C1035F981C7526D8E54340B9F7C51853EA5BF3FB53CB249F07B6C543EB367CA4F9039D8B9B54952F29F5DD48D3193B808C1A4FF3B2F06C08DC6E374B8398D5B0539BCAE992CB5E38C9E5C57895676E94E03959B856B032635819E2CBD4EC953DC89C36AA17A4C89794FC622F3E73CB7C015FA20523201F027F0BDD1680861661CCBD01B382185E1AA0AF39462164FDFA3185551DB2448B4695B1D858273E56810D2F5FB6BB4DC5A3688DD6C270B086566D4FC8D6A4C90D8C81FC15FBDBD53CCCFCD4A28317136F40D3E23322F19D396F13BCFC64AF5DA43EDA0D0C2A63E1CBF8EC75BB4DC0669046452AE5E970D3EC8867198479A2CDDBD2BA0CDDF2DECC1FB32F5916BF7428A3F9F609576C70DEAA56E6FAACAA0DBFF787D1B613AC5EADAC18183FCB2216AD64C81C599ADCBB088B6FB78549F84DC697DB4D39B0296E4438CD977063F325CD6F0F5F3180D1085FD291B6EFB9A3B0FF30DB9CD11917B30D8982416DF86C439E92AAFB1A5052C6CC85CB4F11B0683C0C1E99254B3371FD1D68EEED96F1E5F6572F969BE4CBF69D75C52034EDF9A473DC97F3D90C52BA2E7CD8E7CB2DFF6306644CDF241E35E431CF9DFE1B301F358B0DA89F7BAB20FF75BFCFB8CE922BBA13E16BBE5A9DDFB7BF42D02C268C3E605EBFD4EB7DBBDB65EDDED6000CD7EF7D79E9670955E4F657DAE3CBADF94B332076218C3CE009EB76E4F9D4E95EE122CEEC560E133B0DEA32D70CD05E629637038443100F68A371AB2580D1FC55BF762B1C495700AF02987046F8A23F8AABE137493B0960BA9451190C5BCF00E7D76F7BEE514739D8B9F5C6FE12A7DB606035F1D2D4B51223F77AB66FFCBB6C2D1AE967947700F4ED3EA55B3C68C1990318697778E35A19DEFCA7D8BCAFBD223FEDFE0FAB0026D5767735C217EDDB148D01A60B99751B43B4393DF16CF820C5FA9930796F3D0BEAB63561046FCDC2D6325380D10F97A6D620DDB412F1A28A50763267C1EB1CC064EDE17785EEF0C5A161E99BA7D28D3F6A2F790DC070DD133994C29779597877AE919B9E6A81CCB6BB7F1506BCAE2FD7443B8686BE49C2E457D45EF1B0EE1D5CCDDCE94D5CA39851BCD3BDB155CE2E6168BCC979592B5F35CA26F76E2BB61BE16B0026D40C5FBE4CF6668E1266B4AA520D85B18170B61F301EAF141A1AFAFA8469371337E605F7A2EC82365C64B7C674A54B980ED0D5C756FEF0CFFDB50C5BC04601FB8A3B439EC3750093EAF1E5C7486FA6920D3359B69D644C6A3B60784BA9C6043B0999CFDC01AA8051A9B7D79F4AD217EE0A1863834A68F42ADD69A5B1751E61B1D115A11356D8F05669AD9E2DC6B0E13E18ADF4E8C7C04A3565C2A8F485DCC687416A3560785767CDA13F766FCE8CF735EF8AA27D0063922CD346EFAC2039EDF78F7CAAF43AACCC9A8A369F454AABBB38DF2060CACD9E7EFFE4BBDDDC66E1C5385A3AD1AC6AE3D92863427B01332040F46568E81726015F8A98F31A5D9D538059832C730933112487BDEA8BDEE452BE7EAB7671EA5F6EAEA54CE95CD5CFF9AC961E75D6B9AD85963661341A5B6F72C444B602460080C8640C9FF2A588C9EFFF8649E68A68994F985645413EB6F812EB62B5B066CEB5AA4530D5A29BBA283AD289F162CB974EE56865B4B408A3D5397F9331E66C2760B850E1AC185E72973E171286F78C4B173473430CD98DAE5E84C850666132AC9979A1F94BF7235F24ABFD7B28D5A57FB6434B4318DDA53912C4A4160286CB149A1AFAC5268F8B10B37511C966C24866B073A74A6DD487ACC29A6DD7E657B684C91D4F7EC60398AF175D5E6889B6DE532B3ACF58FB27644C641D603837479891E0ED1E2D22CCD645A46D14DE674B60F6A5AD5BB55636596DB3F5A317BEDC9600C6F48213C932DAAFF3FA69F1F8047A9B37086E3BF4DB2903868F2A3434F46546AF3A62B62E22D94F18C1F00A9B5BB54136A96AD7D43BB7E9BE41ADC2CA6D85FAD6EBC77EBD940DCDDFE986F99041C08810935A0518CE57208C24784B971026DDB888B45D6C7C37C8185ED7DBB6CD26C759D35D9CAFFE1E752AB7EBD4D03F0DAD5CDB0D30D518B86D9C24A901864F4BBD5A3DCD9890CF47CCD9B4AF40DF8811DCE77427C008BCE1166C84DB29DD3401638E30ED6DB6EC0965176DCBDB79D5CED60086AB68FE143B40CC179B4F98ADABD454D2A4DE7DCE9EF8DD1EBBAAEC4599B996ADD77B66662D83AD83209F1552238849ED000C57D5FC29F6D68BDE52F97F3235521DAC523717B730882976E0AC93A49B757E782A5FCB36B60D41BFB97576173181D43A2DBAAF174EE7B7CD92A469C07075854BA7D7DB649234451827ABD4ADF9EBBC1831F5ECC56FF6F9E1E759CB3807DDF3630B647B870B924B94ABF7355CF6AA6D15C24C0286EB689113D9468C3C499A204CA8B6BCE6B8795263F14537FBFCF068D65AB6E1F29CCFA82BEE8CED7FAEDFD725194309980D429802309F46F092E973B949309524F149C0840E03C6409E54ED6C76B3D00F4FE7AC6513ACFF8B5C7DFCE756D8B9603EBF6DE5F31680494DF1656110932366ACDD6E12318EB6C1AC8198D446C04C2DCE172EB1122D3076750CDC3B033C5A3A14569F8B3FC700C36769994F709B68B79B20CC1100630231E790875616DCA697CEDE060D9AC21D0C228701D31AFF0B11B37A08138E0086CFD5722B72DCE71D218CBB6D30FD17315D44176FBB46DE154CA61E6384803973279FFB30EC5CF6BA85FB01862F9001C48C87307C0CF0DE2134F326D77B655B0A18C586C2F65A36F11E4CE78300269F6D66BE6FEB9F6325070C5FA6707114FF3987300EF7D989C218CDBB7C6E2FA4496DADE8ABBE2C3563249BBCB9D8ADC065C6D90CC6A45B2CAB2A007336CE97CCEEFDFC5A6412447C06615CEEB393E54A67B5B9AADFF47EB615305CFD55B9D527FD89CAD7A1A380B9CB425A65C89CD3ADD66C4612C070239A19C67CA5A1CA4F97DDFFD43B9AB293C9E48369C896063056B60C69AD6BBBC901E3A0D11B4D84E8D9217567CD996603C0DCD7E1CB4B4C9B31E967A4FAC32597733CC094171F852FD064CA8E717D291C3D8BE86E6FCB50A43562CAF3BB6F3BD448F601CC596D24E487B457934C3620F6580C21068C11B4D48A3E1543B71CAE3A125FCEA70729C862C0E8C530256144CB95D26302C63AD3E86E982F6CA0281CA54C7EDC30D3FF8F8496520878A8E86673CB9056BF66051801625C1B0B2139935170E48369B8B431F3E24C9AB6B61F2CE3F8D90260DC048C8ED35BE74822C470070193D206CC5A74916BC9FFD8BD9A6334F21A8C5DEDBD573AB5A47AD7EF21625200C6824CBCDD7BBC355D963206807113301A5BF8B54CDE21622200C602C044CBF9C216CA08615CDD91772DBBD0EE7B15EA036688983300B3ABCE5DC0EC4497458CE95F0DE0E1086094ADDE6E99BA87981080D91F30E122BE30635A4A1800461330B6FF96E90CC0F411E35244FB490E309D2DED76C6CB5CC4F4123EC0C31DC0A80531C346BBDBC67B5B6FFABA1204CCE76CC030E35A4298FBA1D63A2E0FB629C0389C0398E284A59B733E6F4AAE93B4BDE394157C5944981B00A3051812F76A7A7B2DE15281264F3A3B069890DC382B0063075EE621A6059833E0E11660A677D792AC45DA706F6B00661C30E7397C612B6A266100182701338598DBC479AA67006667AFEF3E03308CD9449822983EF262EA39B931A1376F0C315380712784A107987AB5A355789981989A96008CFA50A535B54BF7089D04CC1980D94DE56224EBF8328730008CD380C9C298AF598071268421089872AD807D7CD1258C87ED60B4872A41188BB608BD4D9A30AEB4F39E0F0118B699340983DD1ADC078C27D87C761430E73472A797972060CAB50256F245973000CC210033808C0430F936666E3D358280295B79EDE48B1E610018DDA14ADCAFE2D9DEB3E773DF8429F6318BB8AB4F8D2260524BF9A2471800E65880A9543473DDA34C9C3BFFD442820F27B5952F5A84F9C47E530706CCED284F8D2260CED6F2458730D8D0EE9880890018DB1FCEDD5EBE68100680D11CAA9F4E01861FE4A9D11AE15C03308CD94D1800E6988029C6F0119E3C41C094ADBC36F3459930D892575D77970C7100C662FA2B77DA31663B61CE00CC310173BF1DA47EE8326018B39E30D892F7D080F904602CE40B576CE565CC7EC200300705CCF9769065AE1401A3D6CACB1801C2003007054C7A3BC85663E4005375A74D75DA31468130777830000C00631960943AEDE800E60EC028C9295B34BC1D64BB776A80A917F04C34C230468230056040988302E606C0D8081885565EC66810E606C0E801C695CE91C3B4F212034CF35A8E76DA3146843055AE077C1C0C308769E5250998C94618000680A17035008C9D80996A84618C0A610098A302E628ADBCB40053BE96BFC701C31815C2B0BA1C067E1C0C3047E9B4230998893DEDE80026AAAF03FC50732D0018006675BE4C74DA314686300D6040988301E6289D76240133DE6907C00030F6EBF3209D76240133DA08C3181DC20030BA8071E63E85008CB57C196D84618C1061C2D6AA4D20645C915B8039CAAEBC9401130130000C71C07000C642BE8C74DA3146893061BBDC0E861C09304769E5A5091879A71D00E33660DCB99EDB313AED680246BAE51463A408F309C01C16307700C65ABEC81B61880126ED647A80C8910073904EBB3B49C0C81A6118A3451800E6B8804901187B01236B840160DC55E82460CE008C8D80619246186A80C9C36406C02803E6EED8F5B8DF694766D7E9E13607AD57D37ABE480873EE621214391C606E008C95801137C29003CC1D80392C602200C662C0081B6118A346987BD749024546F4E99865111DA3D38E4A7BA4C81DED37C290070C0833A2D4354FF440802117C0881B61E801E606C01C1D302100632360448D308C91234CFF22809109C0B8D436720760EC058CA811861E60F2ABF80DC01C1330C768E50560F6064C0AC01C13302900632D5F445B4E31468E30E1C0A90647C6277CF700E3782B2F27D25C20EE20E934C250054C08C01C13308768E58DA80266D8084310309F008CBAEEAE59A28768E5250B98D405C0A483766470E43880890E03983359C07C52E2CB9030670046D32D7410306E3FF3900660247BC1B52B306401D3FD1440320A1897FA5E0FB12B6F48C33993EC66DB6E52A30898FB70531B8064F47574EA6D3C422B2F59C00C1A61280246B02D1F48329A5038757F8ED0CA9BBA0218C6A811264ABF5EBA03303A80F1DC03CCA7FB80090902A6DF69470E30E157A90880518EB5DD02CC11D60A9CC902A6D769470D309F155FBECE28232903C6ADAE34F7D70AE451FA9D8073E61C60EAF8E5A51480517D1BCF0E02C6E1B5026935C22902A6D7CA4B0B30ECABAD10803924603E1D5F2B903673283DBEF45B79690126ED00E68C10663AD83EDF9D4B271C5F8CD41EE42155C0A42401D30D60BA3E2F5822C44B7E9FEE2E02C6D5B502616788737280E9B6F232468930610F30C89154E742A71AED9C5E2BC0CF9D219E92034CB795971660D21E60B0E79472AC8DB502240398AF2F7280E976DAD102CC1980993B549DB2795D064C7F8C47340173A30898BE05F3857DBFC71E7E2F9D740E304EAE1588FA633CA506184E17301100333341B23ED6D693C38B91C2C118270A1806C01C2A80712A84711830FD69C1EE89417EAE73D5CA4B1B30F06034A642874AD56777573B0230000C46AA1D80717231D2993E603A6B05685591BED007A3ACC140FDE2000C00B3016052BA80E9DF7D06C0C8140D01E34E59370560AC07CCA7038D76584EAD61C1B80798F3210043AF8AD4592B407AA9004E46D2024C08C010B4CE520066BB46BB20087E67122CA606600E04984F770113927A6A5CBE1889226092A0A3980130C74C911CDEAF212265CD3B0698B80B982001607400C301187A260CBDD5D4DDE5D4A400D3E34BE00330EA33A14BCB1D1D060C0F7F9FCF672A61A75B80C932A41880990B98148021A0C4AF15C79F9F9F8C2260EE77928079C1C54FFCB60903C02887DA4EAD453A06607225E4001376B79BA49521251DC004008C5CA9BB2B05C21C9E771701C3FDBE8801263AF7BA484865487192C400CCBC1CC99900A6E9E74EDD7BE86C00185A9BF246E77E9F1A1DC0F85986D4AD5433F0453A524F857E723954436A0FE1B3739BDABD32A4A49B25D13261CE834E583A80196648ED3A3590D2557CEA29702D7E716F33F39732A2B0842C60D2E1B11F640023C8900018B9823E604E4E5A4B8E75F3F25700D3030C259757B423DC668C481602A6C8906259230C90D27DF003BE9C9CB8452E6FA35558307DC0507279877B1085DB01268BFD960026185A30ED3A3598D20DB58780612E5CD7D9E10510A505C318D932D2B07B3CDD2E8449027F095F98C082699791C0947E8614C45D1F2671E0B2040B209C0A61720B86112A23093B60BA2ECC66214CB63A71518634B0600018A95E40897B8089DD73601C5B6225CC90EC76792732A44D73A40C0EC96CC0C4820CA95DA706533AA1B600300E94910431B8531DCA890830745CDEF3972847DACE84C96DD999801167480D60C0948EE23C43720E309108300EE548BEC082210418D1D3F9DAD284C97DD9645600938801930030231952E05A9D3A140E61679E1A175930745C5E267C3A9B9A30331123B5609A3A3598D2C9E50519920B65A4543C842DB9E9EB58307400238C2FB73661E62226105A30008C7A86E44219E9FC65B109932C264C22060C076074722405C624D9728CB81FAEF8C30C098011AB2852F79B797D00665D877629C185160C9DC50232C06C9E23D59079C52449972A43ACB4FC16016062C7F862E642B8D08271A04E2D068C252E6F96E02C7A7E120B86CE6AA4DD01E3070B24B2605E9F7D518AB903183325035F68C1385046B21A30DE5218B0E14A475A65A4F3DE8049CC03A68E85DC604C62C4280984168C0365A4D46AC0E46858301025160C1DC0A4E22A12DFC1E69D2191C7DBFB07BACFD6BED8931B714AC4199203CB1DED064C99DCCC404CF17EFA12C09029237DEE0E98644DC0E4918C0633786CE1D41018B04A121960C8D7A9439B4DDE66BB4B45C4642F5ED2DD5E4AE4F15A0E98299777DB5DED168430228F579C4AA93DDE17AE2C9CD1B3BC2660CB7F862843A25FA78E6CEE83E96CD8CDC6C6560E165F2426044C5E0BE14B10B09FCB9B6EBB316FB23E60D4B2A50C7536CE0C898182B2CC8271A04E2D6E46B7E5B7EBC261088561C43204CCD897676286F95B0126157ABC9B8630FE2680291A6DE4B7A4E09C8D1943B95154902CFB1162C0D0AF538B4C188B36B5F3C5E1472E5F45E3802929A3898B646D97783447625B1F5EB20030DAF9552C8A5479F573EC7CDD2AE7643E62A4168C0375EAD0EED5D46A14190D5112B57FA70C19B67E238D208429B69AFFC98DBF8D0193AC50A59EA04C9EC1E657F97A7AAD95D856BE42492BE050FB0DB37C3EBB359D584514C0B8B09EFAFC65F396767C23C02843A6F8719BB9BC8960564BB63E1DC9DF1830D21F68A927DF21C288635D72E524941830EEADA77ECD92BF6D729692ED0053A45F4CC1134A36038C2F1A8A9B1FF018DB01185B6BB6C306DCB80EC18AC2A69C2BCDB78801937F25A15CADF67FFFFCFCEAC9A2EBE1DB02A6840C1756AA92CD164BD680110EBAED4F90B50230D61A9EECB45C72C0D4CC9AFB56F25D6BDDEC9740EE8430E2361845CCE4739057CE429B3602D78011CE7BC9E68449B63279C7646F576BB01C30628FB7FF8FE64026D9B75B2F1101C62A6B6927C08C886F0718F138DB3E84994598D8285F2CEE394B3602CC0CC8BC62E07DDFE65804985F5605A0B601668B91DE06CC207D0F3811C21C22413213C24C64487DC8A8CE71FEEECD7A81103056CD16896580E1DB0146D220C1B607CCEE84B17AD95FB22D6026AA558D7F69C18249215F7ED9355DD805986DE0DB14910480F1770861962DAC76B682642A84D105CC3464586C433330CF711207369B304B2A492B00866F0898580C98FAF4B26D093377D140ECB40163A690340730056484ABF49266CCEC8BE6CCE38D7D7FE0C4D81590328B00B3D1F36A8A4822FB8FED0298B969D272C0D8BFE62FDE09303566B2F5BBE5D2BCCE78D93956F02580B1EC8926F30193504C902AC2C856D9FAFB8430F38298F8E13E5F3CBE6E1BCC7CED9C5B6664F10580B16D0D44E25B22BE296064432FD80B307310F378B8CF97A53EEF6A80D9FB450E0AC0045617AA2D22CC86A963860FE9D0E3FB1126F137060C913D51622B01B3B7399E052B42C02420CC7E064C0598B24A1D4B9B797721CC2B8A89B532A4C711F8B2B092B41260F62E07732960EC7BACCBDCDA8494015302C6970226DE15305A8C792C030C9D757EDC42C0EC5DAC494AC058BE5AC000611835BE648489E51B1171B38489E7E44A498F32190BDFDEE22160E697917C4ADBEAB345800956E0CBEE794859441200E697854F962F08433839BE78F22A75AB506D8630AF4061A621F336D030439A0F18627B5EB3935DDABF5F369654A96D34611605310927C79732E69600C6E70609139CE602E66D12308FC7EC1C89DE8ED77611C682E51581A44A6DDD6A81A5414CC213727C19D90BBA9323F1C5ED732F5E19034CAC009837959086E4C98F5611C602FBEA97AC4ABD4EA1DAC49099D739C7960286ED345AA5F54B6E8A30790347B2166062216004209A7754927D3360600D5F2CC841E445A455B6B58BCDFCC839ACE0CB00B3CF704FC6009318224CF1D3677E73A496218900933126768C2EF9E85C580DBA9AE28B0D0966320618E3BF60602E28D20D635E6F232316BE78C5661EB10C3031374198B2FF74650BA6EFF2B6039E2E65623F217F5AAABF880B17670CDEB28824AE529B2F54F3C0E84FE472C6248C0F3324CE89852F5E7DA0687C9A3261E612A63EB3C05F0B308F29C094CA7F1AF993DEABE96F419A747D77882F5511490C18B3260C5B2126E283F362B37D74FFFCF9C38719D26CC0EC18AE8F02E6C49712A675240A5BCB822901F398028CE796E62F4CBABC3BC497BC8824A9521B3661FC550F2BC837E7F6FED462C30C6968C2286DE4B0AB1B108C02A6D5DE566C51AEBB68B1F5A3D6024CAC0A18EE186166E749EFEFAEF82FAD22920430E67E4B16ACB880F2CF508920431A02E615E94C78393B07ED5A9B41E7C8896335D4245D68F9E6DAEC626100733CC078DCDF0F30D6F4B08D03C65498C5E355571F080023CA90062E2FCBFFA9D42F4EF6A54BC63E5DC0F448235B0C2DD8BF6A250BA60E607A26CC110093254AF18C0CE97D7119C99EE55B6CAC0DC658C4E1AFDC1B3CE48B27CA9006260C6BBEA1387DAF7322D28E6849DA4C89172D522913A84271FF38E4E644E59500F3788843988300267F96BA01CCFBC50DFB2527EC0460AA7252157ACF0A14D75EDD240860B828431A0026119069E90DF517FF8060EE79394B22EAFD01C33C67C57CF113BCBC641E3016AD3EE72C1E6B8391B046AB512189D75F9F2D000C1365480313460098C58459B0FC8327C271B80160665BBC5380790030CDD3AD7072694994212D336116CD70A6D62EE5697805153DC07438C3A75E984D564F4E03A6EA7965EB03269EF988991F2C3DF16F8700866B00263E3660BCE822902880590298859B5BC4CBDF5196F44F2899059809D0E404DB6A13CEE92212DB0E306C46902A87CB3680991DC0F009C03C1EB210E6301E4CA3C702C088FEA5E0392EA643F2EB57BCE0412442902C024CDBA6C9FDC4EC8F5F6B17BD750153F7A2AD0F9862DB4475C4B04913707DC0F873F1C2C7DB60622960E20346304F15C0E419D2B08C24A151CFA83754559E85299EC4B2F7DE0C6014C4B7038C3843EA9B30AB0026519F4DD42A0CAB032698CD9709C074F9D2CE91E2034630EA01CCD0E51DF98E628C985A2C979B1ABA11F8085C7E8D2D4532AC783BBEFC116748831C690DC0786A530A4B54B1B13A6092D97C19074C2F8069873007040CD700CCBB1C30CDF7555DDC467BCD59C984C4105CB6040CDB0B30ED6D0D36004CBB7F331614DCB83A5B36014C301B2F42C0BCC902988303E64D3D439A064CA6756E5853FA99FEF94CD6A0BB0B6056DB43FCCF549F5D6BF3DA5E8EB40A60F8F0C09BEC54CFFC44CF39AC581B300BF8320A98015F5A39D2DBF100A3E4F1BE6B00669D093B69BDB123A1114FD46D958D00C376030C970166150F66F921C543C0C47639BCAD05DC5A80798C01061E6FB653C3BBD884117D6FE4AD1AC2146C880725627181780A30015907661A30ACB3A7C10680E19400132CC0CB28601E008C3660DE7500B3D21DF385BD28F17881D802C0F02D01C365014C37845909300B3734DB16308BF8320298C7638430F1010173D101CCFB7E80F1CC9B235B0066C5ED292600C37ABB326D0018CFA86712AC099864095E460013BF01301DA9F4F15EAC004C4211306B9E12390198DE2BC1B7000CA302187F115EB8B49357C297CAE6157C57E43860DEB402987E8E24FAE6C75ABF6A4010306C5BC078D200A69323B1B50063D6E75DAF8C142FC48B14306F12C0BC4901C300985600D30F6136058CF110667DC0ACBA7FDF386006AF04DB02309C0460828574110326CE0122014C2CCB9050A56E0730BB02C6780823DFD18E4082340118C18BD184307C35C02CD8F3599823EDCD17CE7500F32607CCDB513DDE69C05CAD010C375D415E1B307C6BC0FC1135F10E43186F3DC0786BB6AE6CCC173EA23799648079136748A8527703989E09B32D603CDF38607CAA06CC0460842FC75823AF31C078811B7CE1E38AB401130B031800E6D205CCFB9E80319C24ADDCCABBF606E77FE4DB35885F8F64A488640E30DC6EBEC4CBE122AB538F03E64D08186CD6F06E1360B869C0C4440DDE71C02492B76213C098AD556F5E9FE68AD2028C34A1727FB38629C05CFB80B9EC0918D395A480305F4600E3C9A65DB9C7FBC7E44332CF858BA9F4487E1A24D79321C0B8CE97C946DEF7F7B1106673C078EBBAB294F822040C2B002279292AFEAC0C98150873B91A498FB839454600131D1D30972160AEBB02C60BC09711C0F0F2DC460960B8D4E3350A18F384793710C2048941BE484D183DC0F0A303E6FD7D2C84B96CB954A0B26128106693032CFF881B6132874506983C844956E78B79C2183856D4E766650430DEC101F36E1F605622CC95507D7AB44E9DE3430A184FD2C76B1A30A69DDEC580899961BEC872242DC030F701336AF25E8580B98C0366F5B47215C27C18748EB78A7B85268C370A982C49F2B6008CC702B380B9D8851769088300460330EFEFE321CC65BB1DEDD626CCC79592FD22074C69C54801F32749FE6C02188F1BECE9BD2E3994CBACF7621230D1C101739100E6320A980DE6EF1508630A305B1E90AB0B98E21BF8367CF14CEE3F75990D98C0677C253165C21CD7E29500A63A4AF67D2284117EEF16BFB571C29C3E3EE8B8BBCB00F36733C0BC1E9341C08872A4F133B982783DBAC85D1875C01C2180112F769C02CC65842FCF6D7E6FC3FD30572380F1379E926C078CB16A92ECE062E9A15CC5C1BE6BAB306A7BF18C7A00E31D1B30977980796CF48B27A601B338478A378F78E5BC905A301B03C6509E243D19FD2216DF46ECAD81D82B5ED3040C3B0460DE6480B98C01E6B25F95BA55A6B0093081BF43426D0C30ABA6B39A88B9C8007351074CC4B7567EA99116600EC117F19EBC97F2C949F972913FDC0D134B834BA13F3E16E54871B2CFD3A300982CDA54F662C409CFF57D22471ACC727BE0C52B82182960A2AE6DC38F01182E06CC65023017E9C3DDF2BE99F37A33C09C84EEEF74ECB2175DE800E6156EC68A7411DAB6175DC03CF7E18BC7E30A30AFFC87BDB5F8D2E443EC507C91B4F25E260173D9D7E36DE646534524498E74CD741A81CBAE99B41660BCFDF892BF587E300917096024A772C909F3DC052FD970CC8F15780B8262FEAB00D31D24EC30068CBC4E3D1B308FAD7F7F2388B97EC872A46BA3D7706EA3C54F2C1824840093BF5A491C04138C900346238461BBF0C5F383803F1EDC0FE20230C15BB11F6F3F5C39105F242EEF346064D9EFF657C0744AD6E270A4008CE82BA7AB58B11D4F4F0730FBF3A54A2418634992C4179543FFE60126D9032F9E1704BE17795E5C008605C12B4DCA76E3E5DE71159905CC2EB792AB1D3F52C04266C188732419604E9ED584B11A30A51EAA80911E8D2E07CC6317BEBC4296A4E24C0918EF8DE77F1C584601F3DCEB2A26195393420E98A91CA92377006359722EF5788521CCAE2EEF305D2F629592332559F8C101F33009985D8BFBCC8F835F935188CCE395E44832C0445611A6CF1B1D0BC67AC0BC5B0A98C115F985B95B852CACE04D15D71C556FBA80B12E43EA25F8D9A64A711CFFCA826B81A4168C38479201C6F7AC218C00381A80F10801E6DDA25E5EC11535A911170434C8919603E669D165C9DC13798624CC916480795AFB3C252E6F1728FBF34536EEE4168C0E60D8F678A94395A408640098C91C895686D4D37506604EF45C5E4950D3BC071DC00C621DCF7EC05CA4E7FEEDD6CB2BBEA00A287E039876607358317380B1E8AAB83A604E3560AEEA80B9DAFB401356008615E33AA932A4A9ECCA52C08C1C5DBC4F194976411558CA2A750D98F8E08091F7DAE902C6A60086A903E6FA312747B2B732501C5CE225BE5FFD350F60B85D813A9F0598CBEE80915F5115A95440497AC039AC222DC0586DF1B6A6F1598039A903C6DABC9A67FB7ABF1E45E2272560925740F387F9340173791F0D61B62D238D5E50E5B5547F56118D7F74C0485D18C2018C0E601ABE8872A4ABDDBDBC82D8CD2FB68EF05B80C96E88EFBB0098EB8E8099187165759A0F01131C1C30D5B37E3E1E6F8FC7732E60ACBAA6581930A716603E1C004C931A590D18A60898D1C3D13704CC74665A72A4EEDCF57B5ECC8195F5C23CEB15E4FC6D1660DE8802E6FA311AC290AB539740C932A5F6DFABC0861860AE63278BCA0173F136C64BC7DBE5004C3F497AF00171C48021D1039339D7CA80F9F8180D61AED4EAD472C058E54B476A80B9BC8F873063E1F4867469592F354F06C4815AF3CB5342989A27AF7CEAF1B4D4E15D0098AB2A606CAD535760A923963E70684530E387A38F03C60464D4AFA7C98C0018A537B4014C1B356515B01AABD163FBAD32CD02E63A01186A8D3015586C078CCCE4BD8C6748FD1046A1A2B9015DDA18A9ABD2AD7235002388F82AAC9CE222696A00F3364CA7ACDBC2782E6006956A29602C1D3495995B9BBA3DB39716604441F4551330B328A39F9956814BDDB85B01860130229D4ECFECE93E4FA722852FA255E1B37BD8C71775C0F4F83208614EC43AED2A8ED80E184F0930E367178F0046F87456624BC7D26D961E050D6018783288B44FA7F8F1FECEFCD389557F2F4F2C113C388F2C60FA01CC20843911EBB4930226210898CBF8D9C5BA801907CDB2CBA9E215DE024C8208463E4EB3C8E5C9BDF8742AD69E9F4E3E7B053441F977EB2D2445C00CF8D20F618801A62E16D53C191087106026CE2E9E0B981512BEFF5EE2DD78A502CCF7BF7F886086164C0992A08C5832C078D193C76544E32E603EA803867733225B01F39C0F98777D0F6603BE1484A9E395329429BEF40DA20C2C98A0FCB305982AB2710730D78FA910E664FD96531D0D32A3FA03DB3AED140023E34BCBE7B50330055F728CD435A33294F9AF610FD4B5603AA0A90093B805988F8FA9108618602A9C3455696A80B92800E6DD4EC0FCE7B5FAEC0AC0F0167BA0D64458728457A0A93E5181C60DC09C8480B92A35DAC5C400635B23CC6312301739602EAA8D769B03C66F01E645B96F0046A8B8553CEA00A6FE0455C09CA632A45E218916606A8A30EB01F3360998F711C05CAC02CC774391BACFAEC89510C188D5F276137148633B219500F3211159C0D479509310D90A98680A30970580D97A655C1DC034FBD795B9D277F325A899082BEBA5F674EB0FAAAF5005CC753A80E9244957521E4CEDF10E01E3515B2B3006988A30D62CBDFD7EA9989A2BC054B9D237E217A105E37752257280F15500F3F1311DC25C4995A96BC03445E941AE648B2EE384B94C00E66215609AD8BFEAB36B36B243054964C124D507BC0B98E074A27005890260AE72C05CC90226E901865B0B98E742C05C4600F3D82D2EABDBEB10B88C5B30BC8B936AC90015C0440A80F918D18926607C3960F8BF7F760DF8F132D2651A30173960765B1C5735F27EC3DA1D539D07D51FD4B9524C63AD80F4D892C6E5BD8E01E63A09180B1B9AF977DDD25587321560BEADF31ADFC672A48B0A602E52C0443B02867B4D751A2811DFA5BA5424040C89B5024B01739D028C7D98E5AD8AA8DF038C85239E2D078C75075C5489D1371A784733F9CA70698AD26DB79704604E5339D2750230A7F1465E0B379C6A43A40F98FF2C1CF12380193B984B0130CF5D9FC0370033A19A266C0818F26B0554017325079836446480B1C915784E8421F301B393C7CBEB0780146954B591DBD0A4B65EA80066AA11E63A0998EB6886F4240298B221C6C608E66D35C0ECE4F1B6D605C0E41D4D2F2AE7C5170286C462A464DC84392900E64A14305EBB385D02C6C62995AF0618B63B60B28FBF9120491EFC3031A207187919A98E4C260173A5B552A0B522660018CF464FE0B91260F6823F87F3A2A4C67969F6AFABB326460430DE2860AE6A80B99E48B5C17CD761F91030DEF7B77511FB6325C03C767D00488C26B38B3A316ABAEADA80A17196F77324473AA902E64AA84A9D8385F7B062DD36306D45B30133FE7DFB9DA193511C7C9952E3BC9C8480A111C1C42321CC7539602C0F42EBB8C5EA1975768E34FE6D7885ADD66B4C564DE5CDCAC60A30599AF98F448E194D326209609E340063F966016FAB00E68177D866B5FB251AC0941F7D1372B156058CE5515CB914C9F6ED8EF82A80C11EFE96C72F4D2DA2F15B4AC0FC47A881E8B9843053DF6AF720E6DFFFFEB51FA6B5CFEBB102609E7889ED0F600AC0B03E60BEFF235488F3D7040C81498213000C5B0130115E620A80C97748AF0DDD3296F9FE8FD016A37C45C0585D48E3F513B47F47D8E73CC2208071228269EAD57DC0D03EDD713960AC5E2DD1CA72AD7F5CCC386010C0D0F1609A7A75952C91DA233D590F30641EE1B7EDD3C16331609E9950422246981C21CD4A810A309C542FF46A8089C900C65B7CAAFBDAF9DC22C03CDF2AB73D7A3C77DD0906521F9F753762B37B5DE3C6D4DBA71350BC16602C7F67492D89799B43980A2F9D9F143D9020D152B35220F9F5CBA7F7FBB3F9210CE52E3B624B629E730133CC8638F8421330DF44D7883ED7018CF5C3987F13DA2BA09D243DDFA297DE1ECF71C0C0CD75435523EF37D555E8D12A804121D4F053BA0C331EFEE80126F7722F2DC0A05FD719C0F0FFC86E00F89C0918DA010C35E536CCB3775B4BC49444A94E48BFD4C7AE25B86FD4F5FD8F48C3F96C1706018C35848924B9530E94AAA33C294F94CDF6058F71DB68ABA948D36AAFEB2A9E4798364F623F49FCF849A48444344B12DD545E1DEF18573861D9FE21CFF7F7A74FE4046348AE266C211CC14CAD179802CCB3158847B1FD4DBC4E899507C8B2B8754ED7897B8F0BE7271AE7FF4153014C1EB690EADFED29590098419E9F9CAE88CC37050C7FBE475947790318567D00D2D336605A8B9238E5AD46E376B6F30AC5394F9A7C671430229660546F3837E47950E4B50013545C8961C2380498BC7F976C44FA1C663B1E8F8784B9F6008362D1CEAA8D16BF7DCC85DFFD1A44DF83A19EEC9DFA78C93FFBEC00E699F333B8367CC104B97BEC5971A5039896DD0B3910C238B0473A173BB3AC01CCF55779F0F6AF5FD7EAE0584C9036012668674D994E44CE4887E4EFA533674849161467A7971478F9550226797D94649FC94E7F4495626705553E940800135039DD023AAC7E1584B9F21A302CE34AF4F171CA3E053F777FC0243DAC3499114C18C8F6B82683C80B30DCAB0153A0863FB917905C3EEE96EA2CA8014CD3FF021306B25C59B8E2F1EC7C801A305E1DB8C4BF60C258089896F5021306B25B99E15263A50F98E68BD05E11661DAD249D03009B638D11634216CBAF839406307566C49ACF413B45987512D4054C8915B4DA41762B1600E6F5B9B817CB40BB03A6E5B734584960C240B60326960326A83F82764A6105B5A356CF1DD63B4276AB2914358069D2261F2EAF8D8011DA311064A19A24A8014C5263052EEFDE6A8295166084D91204D1014C89150E9777EF14B6930D79830FD16A07D92CDE294E5707CC354B04D06A672360BC53FBAC2EB8BC90B5624D0ED4C4325CE4F7427B01C66F00C31BC0B0E16721C8362522C0B43E84CB6B0D605A614BDBDA452F2F6437608231C0302CA8DE578110302DECA08C04592C5F089896F38256BBDD012388555AB5A3188B05208B23F0C663E902261EB206B20630AD4EBB7F6EEC87061D0930ADCF6241B58D80A93BED38DDC3BAA0438C5F6132D44A9CE0F25A0D98FF9CD9341A3A10605AD62F7A79AD014CEBC3AA95B73EF502210C64A584A5A33655D0CBBB33608240502FE203C0C086812C074CD07CD86ABF431969577DB7E0D12E4897256B0006B21E306C0818DEFD34CA48BBF2A57258DA05E9D28F418A0451044CFBD3582CB03F5F8AF8A40D982A9A81C90BD92C2E074C53B20E00989DF45F871FED9D192AC0A04C0DD90E182E004CF3F137327C1B01D34433DF783C90B5625DC0F85EFFE36F7888D600C6EF02067125442D82190086C344DC53DF7DC004000CE402602A671765503B4298FC19B576E2F57C3863109129F29B0B01130030164C00ED9BDF020C9C3188D004F95D01266E264800C69229E0A5720668B6FA863306510AC08B08BCDDF0920030F6A9010CBA5F203AF177DDC7D505CC2F0C65DB9E570518601F22117DF7DA2C448041306E176038000339009866B5236FFBC0D0AE80F9F7EFDF370003D1034C3E4EDB5B4B75F6FA065D6C7A5C1CDD491011C901835D60EC8B5F5AD1261257885208538CD3CEE698008CD5B301FA60203A8429C7696B9FCCCE3E47905D80C90D33DEB4C74090C58869C6690B3088C0EDCD90D03100D154B311EF378A1496A74810441830982CAD4D67011888AAEADE1744E3368730E00B441430FFFEFD63008CE5310CF802510EC1BF9122D92B8EC211443EC547BA0F41D04A197E0115F00582A0350298222D42BA0F41D06A8079E5FB48F721085A0B30100441A6C4D1280A41D0FA210C6E0504416B1106D60B04416B10E61BF91104411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411034A6FF03C3EABF26EA37898D0000000049454E44AE426082');
INSERT INTO "letter_file" VALUES('6e3bc4ccdec831e8118eaa616c009c63fcf7904a390bf0042c1528d5b0e35949',X'3C703E7B7B20776F726B73706163652E6E616D65207D7D3C62723E7B7B20776F726B73706163652E706F7374616C5F61646472657373207D7D3C2F703E0A3C703E537572617420696E692064696B6972696D206B65207B7B20636F6E746163742E656D61696C207D7D2C206B6172656E6120416E6461207065726E61682062657262656C616E6A612061746175206D656E64616674617220646920746F6B6F206B616D692E3C2F703E0A3C703E3C6120687265663D227B7B20756E7375627363726962655F75726C207D7D223E42657268656E7469206265726C616E6767616E616E3C2F613E3C2F703E0A');
INSERT INTO "letter_file" VALUES('5746c24d7de66310839ca76c37c77bff7660c0896e2367021725b47d644bcda0',X'2D2D2D0A7375626A6563743A20277B7B20636F6E746163742E66697273745F6E616D65207C2064656661756C743A202254656D616E22207D7D2C2066756368736961207375646168206B656D62616C69270A7072656865616465723A2027456D7061742070756C7568206A656E69732073656A616B207061676920696E692C2064616E20706F746F6E67616E207B2520696620636F6E746163742E76697020257D33307B2520656C736520257D32307B2520656E64696620257D252073616D7061692068617269204D696E6767752E270A6C61796F75743A2073686F700A6C616E67756167653A2069640A2D2D2D0A232046756368736961207375646168206B656D62616C690A0A3C696D67207372633D22696D616765732F66756368736961732E706E67222077696474683D223532302220616C743D224C696D612062756E676120667563687369612062657267616E74756E67206469207361747520646168616E3A206D657261682C20756E67752C206D65726168206D7564612C2064616E2070757469682E223E0A0A7B7B20636F6E746163742E66697273745F6E616D65207C207374726970207C2064656661756C743A202254656D616E22207D7D2079616E67206261696B2C0A0A536562656C61732062756C616E206C616D616E79612072616B2070616C696E672061746173206B6F736F6E672E205061676920696E69206D6F62696C206B616D6920747572756E206461726920706567756E756E67616E2C2064616E2073656B6172616E672064692073616E6120616461202A2A656D7061740A70756C7568206A656E69732A2A3A2079616E67206D656E6A756E7461692C2079616E6720746567616B2C2064616E20736174752079616E67206E616D616E796120746964616B2064696B6574616875692073696170612070756E20646920746F6B6F2E0A0A7B2520696620636F6E746163742E76697020257D0A416E6461207375646168206C616D612062657273616D61206B616D692C206A6164692072616B20697475206D696C696B20416E6461206C656269682064756C753A202A2A706F746F6E67616E203330252A2A20756E74756B2073656D756120667563687369612073616D7061692068617269204D696E6767752C0A64616E20416E6461206D656D696C69682070657274616D612E0A7B2520656C736520257D0A53616D7061692068617269204D696E6767752073656D75612066756368736961206D656E6461706174202A2A706F746F6E67616E203230252A2A2E0A7B2520656E64696620257D0A0A3C7020636C6173733D22627574746F6E223E3C6120687265663D2268747470733A2F2F667563687369612E6578616D706C652F69642F66756368736961223E4C6968617420667563687369613C2F613E3C2F703E0A0A2323205469676120756E74756B207065726D756C61616E0A0A2D205B2A2A53656E6A61204D657261682A2A5D2868747470733A2F2F667563687369612E6578616D706C652F69642F667563687369612F73656E6A612D6D65726168292C206C6F6E63656E67206D65726168206469206174617320726F6B20756E67752E2053756B61206D6174616861726920706167692E0A2D205B2A2A4C616E67697420506167692A2A5D2868747470733A2F2F667563687369612E6578616D706C652F69642F667563687369612F6C616E6769742D70616769292C206265676974752070756361742073616D7061692074616D70616B20626972752E20556E74756B2062616C6B6F6E2079616E672074656475682E0A2D205B2A2A5369204B6563696C2A2A5D2868747470733A2F2F667563687369612E6578616D706C652F69642F667563687369612F73692D6B6563696C292C2073656C7573696E2062756E676120706164612074616E616D616E20736574696E6767692063616E676B6972207465682E0A0A7B25206361736520636F6E746163742E6661766F757269746520257D0A7B25207768656E2022726F7365732220257D0A3E2044616E206B6172656E6120416E64612070616C696E672073756B61206D617761723A206D61776172206B6562756E2074756120646174616E672068617269204B616D69732E205B4B616D692073696D70616E207365696B617420756E74756B20416E64615D2868747470733A2F2F667563687369612E6578616D706C652F69642F6D61776172292E0A7B25207768656E20226F7263686964732220257D0A3E2044616E206B6172656E6120416E64612070616C696E672073756B6120616E676772656B3A20736570756C756820616E676772656B2062756C616E20736564616E67206B756E6375702E205B50696C6968206D696C696B20416E64615D2868747470733A2F2F667563687369612E6578616D706C652F69642F616E676772656B292073656C616769206D6572656B612074696475722E0A7B25207768656E20226A61736D696E652220257D0A3E2044616E206B6172656E6120416E64612070616C696E672073756B61206D656C6174693A2072616E676B6169616E2070657274616D61206D7573696D20696E69205B737564616820616461206469206D656A61206B617369725D2868747470733A2F2F667563687369612E6578616D706C652F69642F6D656C617469292E0A7B25207768656E202266756368736961732220257D0A3E20416E6461207065726E61682062696C616E672070616C696E672073756B6120667563687369612E204B616D69206A7567612E205B426572692074616875206B616D695D2868747470733A2F2F667563687369612E6578616D706C652F69642F667563687369612F6B65696E67696E616E29206A656E6973206D616E612079616E6720416E64612072696E64756B616E2E0A7B2520656E646361736520257D0A0A232320436172612073616D706169206B652072756D616820416E64610A0A7B2520696620636F6E746163742E6369747920636F6E7461696E7320224A616B617274612220257D0A506573616E20736562656C756D2070756B756C20736562656C61732C2064616E206B75726972206B616D69206D656E67616E74617220706F7420416E6461206B65207B7B20636F6E746163742E63697479207D7D207061646120686172692079616E672073616D612E0A7B2520656C736520257D0A4B616D69206D656E676972696D6E7961207B2520696620636F6E746163742E6369747920257D6B65207B7B20636F6E746163742E63697479207D7D207B2520656E64696620257D64656E67616E206B6572657461206D616C616D2C2073756461682064616C616D20706F742064616E206469736972616D2E205065726A616C616E616E6E79612064756120686172692C2064616E206D6572656B6120746964616B206B656265726174616E2E0A7B2520656E64696620257D0A0A7B2520666F72206C6162656C20696E20636F6E746163742E6C6162656C7320257D0A7B25206966206C6162656C203D3D2022576F726B73686F702220257D0A416E6461207065726E616820696B7574206C6F6B616B61727961206B616D693A20686172692053616274752070756B756C20736570756C7568206B616D69206D656E6767616E746920706F7420667563687369612079616E67207475612E205B416461206B7572736920756E74756B20416E64615D2868747470733A2F2F667563687369612E6578616D706C652F69642F6C6F6B616B61727961292E0A7B2520656E64696620257D0A7B2520656E64666F7220257D0A0A7B2520696620636F6E746163742E6C6173745F707572636861736520257D0A42756E676120746572616B68697220416E6461206D656E696E6767616C6B616E20746F6B6F2070616461207B7B20636F6E746163742E6C6173745F7075726368617365207C20646174653A2022252D6420254220255922207D7D2E205661736E7961206D756E676B696E207375646168206D656E756E6767752E0A7B2520656E64696620257D0A0A53616C616D2068616E6761742C5C0A2A2A4B6972616E612A2A2064616E2073656D7561206F72616E6720646920746F6B6F0A');
INSERT INTO "letter_file" VALUES('b3b3836265fe1efb40b1e4299f42074825c5e07f88a762959053fa14ce65cfea',X'2D2D2D0A7375626A6563743A20277B7B20636F6E746163742E66697273745F6E616D65207C2064656661756C743A20224465617220667269656E6422207D7D2C2074686520667563687369617320617265206261636B270A7072656865616465723A2027466F727479207661726965746965732073696E63652074686973206D6F726E696E672C20616E64207B2520696620636F6E746163742E76697020257D33307B2520656C736520257D32307B2520656E64696620257D25206F666620756E74696C2053756E6461792E270A6C61796F75743A2073686F700A6C616E67756167653A20656E0A2D2D2D0A232054686520667563687369617320617265206261636B0A0A3C696D67207372633D22696D616765732F66756368736961732E706E67222077696474683D223532302220616C743D22466976652066756368736961732068616E672066726F6D206F6E65206272616E63683A207265642C2076696F6C65742C2070696E6B20616E642077686974652E223E0A0A44656172207B7B20636F6E746163742E66697273745F6E616D65207C207374726970207C2064656661756C743A2022667269656E64206F66207468652073686F7022207D7D2C0A0A466F7220656C6576656E206D6F6E7468732074686520746F70207368656C662073746F6F6420656D7074792E2054686973206D6F726E696E67207468652076616E2063616D6520646F776E2066726F6D207468652068696C6C732C20616E64206E6F7720746865726520617265202A2A666F7274790A7661726965746965732A2A206F6E2069743A20747261696C696E67206F6E65732C2075707269676874206F6E65732C20616E64206F6E652074686174206E6F626F647920686572652063616E206E616D652E0A0A7B2520696620636F6E746163742E76697020257D0A596F752068617665206265656E207769746820757320666F722061206C6F6E672074696D652C20736F20746865207368656C6620697320796F757273206265666F726520697420697320616E79626F647920656C736527733A202A2A333025206F66662A2A206576657279206675636873696120756E74696C0A53756E6461792C20616E6420746865206669727374207069636B2E0A7B2520656C736520257D0A556E74696C2053756E6461792065766572792066756368736961206973202A2A323025206F66662A2A2E0A7B2520656E64696620257D0A0A3C7020636C6173733D22627574746F6E223E3C6120687265663D2268747470733A2F2F667563687369612E6578616D706C652F6675636873696173223E536565207468652066756368736961733C2F613E3C2F703E0A0A232320546872656520746F20626567696E20776974680A0A2D205B2A2A53656E6A61204D657261682A2A5D2868747470733A2F2F667563687369612E6578616D706C652F66756368736961732F73656E6A612D6D65726168292C207265642062656C6C73206F76657220612076696F6C657420736B6972742E204C6F76657320746865206D6F726E696E672073756E2E0A2D205B2A2A4C616E67697420506167692A2A5D2868747470733A2F2F667563687369612E6578616D706C652F66756368736961732F6C616E6769742D70616769292C20736F2070616C652074686174206974207365656D7320626C75652E20466F722061207368616465642062616C636F6E792E0A2D205B2A2A5369204B6563696C2A2A5D2868747470733A2F2F667563687369612E6578616D706C652F66756368736961732F73692D6B6563696C292C206120646F7A656E20666C6F77657273206F6E206120706C616E74206E6F20686967686572207468616E206120637570206F66207465612E0A0A7B25206361736520636F6E746163742E6661766F757269746520257D0A7B25207768656E2022726F7365732220257D0A3E20416E64206265636175736520796F75206C696B6520726F73657320626573743A20746865206F6C642067617264656E20726F73657320636F6D6520696E206F6E2054687572736461792E205B5765206B65657020612062756E636820666F7220796F755D2868747470733A2F2F667563687369612E6578616D706C652F726F736573292E0A7B25207768656E20226F7263686964732220257D0A3E20416E64206265636175736520796F75206C696B65206F72636869647320626573743A2074656E206D6F6F6E206F7263686964732061726520696E206275642E205B43686F6F736520796F7572735D2868747470733A2F2F667563687369612E6578616D706C652F6F72636869647329207768696C652074686579206172652061736C6565702E0A7B25207768656E20226A61736D696E652220257D0A3E20416E64206265636175736520796F75206C696B65206A61736D696E6520626573743A2074686520666972737420737472696E6773206F662074686520736561736F6E20617265205B6F6E2074686520636F756E7465725D2868747470733A2F2F667563687369612E6578616D706C652F6A61736D696E65292E0A7B25207768656E202266756368736961732220257D0A3E20596F7520746F6C64207573207468617420796F75206C696B6520667563687369617320626573742E20536F20646F2077652E205B54656C6C2075735D2868747470733A2F2F667563687369612E6578616D706C652F66756368736961732F77697368657329207768696368206F6E6520796F75206D697373206F6E20746865207368656C662E0A7B2520656E646361736520257D0A0A232320486F7720746865792067657420746F20796F750A0A7B2520696620636F6E746163742E6369747920636F6E7461696E7320224A616B617274612220257D0A4F72646572206265666F726520656C6576656E2C20616E64206F757220636F757269657273206272696E6720796F757220706F7420746F207B7B20636F6E746163742E63697479207D7D207468652073616D65206461792E0A7B2520656C73696620636F6E746163742E636F756E747279203D3D2022494422206F7220636F6E746163742E636F756E747279203D3D206E696C20257D0A57652073656E64207468656D207B2520696620636F6E746163742E6369747920257D746F207B7B20636F6E746163742E63697479207D7D207B2520656E64696620257D6279206E6967687420747261696E2C20706F7474656420616E6420776174657265642E20546865792074616B652074776F206461797320616E6420646F206E6F74206D696E642E0A7B2520656C736520257D0A4C6976696E6720706C616E747320646F206E6F74206C696B6520637573746F6D73206F6666696365732C20736F20746F207B7B20636F6E746163742E63697479207C2064656661756C743A2022796F7522207D7D2077652073656E6420736565647320616E642063757474696E67732C20776974682061206C657474657220746861742073617973207768617420746F20646F2E0A7B2520656E64696620257D0A0A7B2520666F72206C6162656C20696E20636F6E746163742E6C6162656C7320257D0A7B25206966206C6162656C203D3D2022576F726B73686F702220257D0A596F752068617665206265656E20746F206120776F726B73686F70206F66206F7572733A206F6E2053617475726461792061742074656E207765207265706F7420746865206F6C642066756368736961732E205B5468657265206973206120636861697220666F7220796F755D2868747470733A2F2F667563687369612E6578616D706C652F776F726B73686F7073292E0A7B2520656E64696620257D0A7B2520656E64666F7220257D0A0A7B2520696620636F6E746163742E6C6173745F707572636861736520257D0A596F7572206C61737420666C6F77657273206C656674207573206F6E207B7B20636F6E746163742E6C6173745F7075726368617365207C20646174653A2022252D6420254220255922207D7D2E205468652076617365206D61792062652077616974696E672E0A7B2520656E64696620257D0A0A5761726D20726567617264732C5C0A2A2A4B6972616E612A2A20616E64206576657279626F6479206174207468652073686F700A');
INSERT INTO "letter_file" VALUES('46b510a6166ce51d48b0bbea078ac066bdcb0c0b09cca8d0cc0a3b52a7f8b64f',X'3C703E7B7B20776F726B73706163652E6E616D65207D7D3C62723E7B7B20776F726B73706163652E706F7374616C5F61646472657373207D7D3C2F703E0A3C703E54656E206C6973742070727A79737A6564C582206E61206164726573207B7B20636F6E746163742E656D61696C207D7D2C20626F20726F62696C69205061C5847374776F2075206E6173207A616B75707920616C626F207A61706973616C69207369C499207720736B6C657069652E3C2F703E0A3C703E3C6120687265663D227B7B20756E7375627363726962655F75726C207D7D223E57797069737A206D6E6965207A206C697374793C2F613E3C2F703E0A');
INSERT INTO "letter_file" VALUES('82a80748cc57eca1b06d36d28ee03c0b9262989c9266128ee65268c11cde6e19',X'2D2D2D0A7375626A6563743A2027546F6B6F20736570692074616E706120416E6461270A7072656865616465723A20275365706F74206B6563696C206D656C617469206D656E756E676775206469206D656A61206B617369722C2064656E67616E206E616D6120416E646120646920617461736E79612E270A6C61796F75743A2073686F700A2D2D2D0A2320546F6B6F20736570692074616E706120416E64610A0A7B7B20636F6E746163742E66697273745F6E616D65207C2064656661756C743A20225361686162617420746F6B6F22207D7D2079616E67206261696B2C0A0A7B2520696620636F6E746163742E6C6173745F707572636861736520257D746572616B686972206B616C69206B616D69206D6572616E676B6169207365737561747520756E74756B20416E64612070616461207B7B20636F6E746163742E6C6173745F7075726368617365207C20646174653A2022252D6420254220255922207D7D7B2520656C736520257D7375646168206C616D61206B616D6920746964616B206D6572616E676B6169207365737561747520756E74756B20416E64617B2520656E64696620257D2E0A53656A616B206974752068756A616E20747572756E2C206D656C6174692062657262756E67612C2064616E2070696E7475206B616D692073756461682064696361742E0A0A446174616E672064616E206C696861746C61682E205365706F74206B6563696C206D656C617469206D656E756E676775206469206D656A61206B617369722C206772617469732062657273616D612062756E6761206170612070756E2079616E6720416E646120626177612070756C616E6720736562656C756D20616B6869722062756C616E2E0A0A3C7020636C6173733D22627574746F6E223E3C6120687265663D2268747470733A2F2F667563687369612E6578616D706C652F69642F6B656D62616C69223E53696D70616E207365706F7420756E74756B20736179613C2F613E3C2F703E0A0A4B616C6175206164612079616E67206B7572616E67206265726B656E616E2C205B626572692074616875206B616D695D2868747470733A2F2F667563687369612E6578616D706C652F69642F626572692D746168752D6B616D69293A204761746F74206D656D6261636120736574696170206A61776162616E2E0A0A53616C616D2068616E6761742C5C0A2A2A4B6972616E612A2A2064616E2073656D7561206F72616E6720646920746F6B6F0A');
INSERT INTO "letter_file" VALUES('8989e20a90d053acbed8b68433e90c520b0eab8b777e0665886d34853228ace8',X'2D2D2D0A7375626A6563743A20275468652073686F7020697320717569657420776974686F757420796F75270A7072656865616465723A20274120736D616C6C20706F74206F66206A61736D696E65207761697473206F6E2074686520636F756E7465722C207769746820796F7572206E616D65206F6E2069742E270A6C61796F75743A2073686F700A6C616E67756167653A20656E0A2D2D2D0A23205468652073686F7020697320717569657420776974686F757420796F750A0A44656172207B7B20636F6E746163742E66697273745F6E616D65207C2064656661756C743A2022667269656E64206F66207468652073686F7022207D7D2C0A0A7B2520696620636F6E746163742E6C6173745F707572636861736520257D546865206C6173742074696D65207765207469656420736F6D657468696E6720666F7220796F7520776173206F6E207B7B20636F6E746163742E6C6173745F7075726368617365207C20646174653A2022252D6420254220255922207D7D7B2520656C736520257D497420686173206265656E2061207768696C652073696E6365207765207469656420736F6D657468696E6720666F7220796F757B2520656E64696620257D2E0A53696E6365207468656E20746865207261696E2068617320636F6D652C20746865206A61736D696E6520697320696E20666C6F7765722C20616E642077652068617665207061696E7465642074686520646F6F722E0A0A436F6D6520616E64207365652069742E204120736D616C6C20706F74206F66206A61736D696E65207761697473206F6E2074686520636F756E7465722C20667265652077697468207B2520696620636F6E746163742E6661766F757269746520257D746865207B7B20636F6E746163742E6661766F7572697465207D7D7B2520656C736520257D77686174657665727B2520656E64696620257D20796F752074616B6520686F6D65206265666F72650A74686520656E64206F6620746865206D6F6E74682E0A0A3C7020636C6173733D22627574746F6E223E3C6120687265663D2268747470733A2F2F667563687369612E6578616D706C652F636F6D652D6261636B223E4B656570206120706F7420666F72206D653C2F613E3C2F703E0A0A49662077652064696420736F6D657468696E672077726F6E672C205B706C656173652074656C6C2075735D2868747470733A2F2F667563687369612E6578616D706C652F74656C6C2D7573293A204761746F7420726561647320657665727920616E737765722E0A0A5761726D20726567617264732C5C0A2A2A4B6972616E612A2A20616E64206576657279626F6479206174207468652073686F700A');
INSERT INTO "letter_file" VALUES('d4c73aecd062ee2e9d2cc043fee2498471a951aa74402d2e3ed9a97943ebe9ac',X'2D2D2D0A7375626A6563743A202757206B776961636961726E69207A726F6269C5826F207369C49920636963686F270A7072656865616465723A20274E61206C61647A696520637A656B61206D61C5826120646F6E69637A6B61206A61C59B6D696E75207A205061C5847374776120696D69656E69656D2E270A6C61796F75743A2073686F700A2D2D2D0A232057206B776961636961726E69207A726F6269C5826F207369C49920636963686F0A0A7B2520696620636F6E746163742E66697273745F6E616D6520257D447A6965C58420646F6272792C207B7B20636F6E746163742E66697273745F6E616D65207D7D2C7B2520656C736520257D447A6965C58420646F6272792C7B2520656E64696620257D0A0A7B2520696620636F6E746163742E6C6173745F707572636861736520257D6F737461746E692062756B696574207A7769C4857A616C69C59B6D7920646C61205061C58473747761207B7B20636F6E746163742E6C6173745F7075726368617365207C20646174653A2022252D6420254220255922207D7D7B2520656C736520257D6461776E6F206E6965207769C4857A616C69C59B6D7920646C61205061C584737477612062756B696574757B2520656E64696620257D2E0A4F64207465676F20637A6173752070727A79737AC58279206465737A637A652C207A616B776974C582206A61C59B6D696E2C20612064727A77692073C48520C59B776965C5BC6F20706F6D616C6F77616E652E0A0A50726F737AC499207A616A727A65C4872E204E61206C61647A696520637A656B61206D61C5826120646F6E69637A6B61206A61C59B6D696E752C2077207072657A656E63696520646F206B77696174C3B3772C206B74C3B37265207A6162696F72C485205061C5847374776F20646F20646F6D752070727A6564206B6FC58463656D206D69657369C48563612E0A0A3C7020636C6173733D22627574746F6E223E3C6120687265663D2268747470733A2F2F667563687369612E6578616D706C652F706C2F77726163616D223E50726F737AC499206F64C5826FC5BC79C48720646C61206D6E69653C2F613E3C2F703E0A0A4A65C59B6C6920636FC59B206279C5826F206E69652074616B2C205B70726F737AC499206E616D20706F776965647A6965C4875D2868747470733A2F2F667563687369612E6578616D706C652F706C2F706F776965647A2D6E616D293A204761746F7420637A797461206B61C5BC64C485206F64706F77696564C5BA2E0A0A5365726465637A6E696520706F7A6472617769616D792C5C0A2A2A4B6972616E612A2A2069206361C58261206B776961636961726E69610A');
INSERT INTO "letter_file" VALUES('0d1c622f58e0e7e8c163518b69b1d965505e62e42e3af63ec168b2a04a83a69e',X'2D2D2D0A7375626A6563743A202754686520626F7571756574206F6620746865207765656B7B2520696620636F6E746163742E66697273745F6E616D6520257D2C207B7B20636F6E746163742E66697273745F6E616D65207D7D7B2520656E64696620257D270A7072656865616465723A202754756265726F73652C2072616E756E63756C757320616E6420736F6D657468696E6720626C75652C2074696564206F6E20467269646179206174206461776E2E270A6C61796F75743A2073686F700A6C616E67756167653A20656E0A2D2D2D0A7B252061737369676E20666C6F77657273203D202274756265726F73652C77686974652072616E756E63756C75732C627574746572666C79207065612076696E652C61206272616E6368206F66206B656D756E696E6722207C2073706C69743A20222C2220257D0A232054686520626F7571756574206F6620746865207765656B0A0A476F6F64206D6F726E696E677B2520696620636F6E746163742E66697273745F6E616D6520257D2C207B7B20636F6E746163742E66697273745F6E616D65207D7D7B2520656E64696620257D2E0A0A546865206D61726B657420776173206561726C7920746F6461792C20616E6420736F20776572652077652E2054686973207765656B277320626F757175657420686F6C6473207B7B20666C6F77657273207C2073697A65207D7D207468696E67733A0A0A7B2520666F7220666C6F77657220696E20666C6F7765727320257D0A2D207B7B20666C6F776572207C206361706974616C697A65207D7D7B2520696620666F726C6F6F702E6C61737420257D2C206265636175736520697420736D656C6C73206F66207261696E7B2520656E64696620257D0A7B2520656E64666F7220257D0A0A49742069732074696564206174206461776E2C207374616E647320666F722061207765656B20696620796F752063757420746865207374656D732C20616E6420636F737473207B2520696620636F6E746163742E76697020257D5270203137352E30303020666F7220796F7520696E7374656164206F66207B2520656E64696620257D5270203232352E3030302E0A0A3C7020636C6173733D22627574746F6E223E3C6120687265663D2268747470733A2F2F667563687369612E6578616D706C652F626F75717565742D6F662D7468652D7765656B223E486176652069742062726F7567687420746F207B7B20636F6E746163742E63697479207C2064656661756C743A2022796F7522207D7D3C2F613E3C2F703E0A0A7B2520696620636F6E746163742E6F7264657273203E3D20313020257D0A3E205468697320776F756C6420626520626F7571756574206E756D626572207B7B20636F6E746163742E6F7264657273207C20706C75733A2031207D7D2073696E6365207765206D65742E2054686520726962626F6E206973206F6E2075732E0A7B2520656E64696620257D0A0A4E6F742074686973207765656B3F205B536B69702069745D2868747470733A2F2F667563687369612E6578616D706C652F626F75717565742D6F662D7468652D7765656B2F736B6970292C206F72205B73656E6420697420746F20736F6D65626F647920656C73655D2868747470733A2F2F667563687369612E6578616D706C652F626F75717565742D6F662D7468652D7765656B2F67696674292E0A0A5761726D20726567617264732C5C0A2A2A4B6972616E612A2A20616E64206576657279626F6479206174207468652073686F700A');
INSERT INTO "letter_part" VALUES(1,'attachments/moon-orchids.pdf','587c05bb71909d34f8f1e57e6ee56cafd304c2113df0670717022647f1540441');
INSERT INTO "letter_part" VALUES(1,'layouts/shop.html','53b1c85948b05bb3b0b6c0c41e78090802660b66e880ba717f3d4e2af19b5627');
INSERT INTO "letter_part" VALUES(1,'orchid-week.md','533eb61f5a49e66f8ae9783096ed4a18805ae8124b3588887571b99015d1f494');
INSERT INTO "letter_part" VALUES(1,'partials/footer.html','1673ce64035e3ce63710e979c203a242c2b0a762493924a5dc7a8ce6ccaf6841');
INSERT INTO "letter_part" VALUES(2,'images/fuchsias.png','e0982334ecd94d5ab55c0363e6c9d02604350a3471327ab17560e1c0177544bf');
INSERT INTO "letter_part" VALUES(2,'layouts/shop.html','53b1c85948b05bb3b0b6c0c41e78090802660b66e880ba717f3d4e2af19b5627');
INSERT INTO "letter_part" VALUES(2,'partials/footer.html','1673ce64035e3ce63710e979c203a242c2b0a762493924a5dc7a8ce6ccaf6841');
INSERT INTO "letter_part" VALUES(2,'partials/footer.id.html','6e3bc4ccdec831e8118eaa616c009c63fcf7904a390bf0042c1528d5b0e35949');
INSERT INTO "letter_part" VALUES(2,'spring-sale.id.md','5746c24d7de66310839ca76c37c77bff7660c0896e2367021725b47d644bcda0');
INSERT INTO "letter_part" VALUES(2,'spring-sale.md','b3b3836265fe1efb40b1e4299f42074825c5e07f88a762959053fa14ce65cfea');
INSERT INTO "letter_part" VALUES(3,'layouts/shop.html','53b1c85948b05bb3b0b6c0c41e78090802660b66e880ba717f3d4e2af19b5627');
INSERT INTO "letter_part" VALUES(3,'partials/footer.html','1673ce64035e3ce63710e979c203a242c2b0a762493924a5dc7a8ce6ccaf6841');
INSERT INTO "letter_part" VALUES(3,'partials/footer.id.html','6e3bc4ccdec831e8118eaa616c009c63fcf7904a390bf0042c1528d5b0e35949');
INSERT INTO "letter_part" VALUES(3,'partials/footer.pl.html','46b510a6166ce51d48b0bbea078ac066bdcb0c0b09cca8d0cc0a3b52a7f8b64f');
INSERT INTO "letter_part" VALUES(3,'we-miss-you.id.md','82a80748cc57eca1b06d36d28ee03c0b9262989c9266128ee65268c11cde6e19');
INSERT INTO "letter_part" VALUES(3,'we-miss-you.md','8989e20a90d053acbed8b68433e90c520b0eab8b777e0665886d34853228ace8');
INSERT INTO "letter_part" VALUES(3,'we-miss-you.pl.md','d4c73aecd062ee2e9d2cc043fee2498471a951aa74402d2e3ed9a97943ebe9ac');
INSERT INTO "letter_part" VALUES(4,'layouts/shop.html','53b1c85948b05bb3b0b6c0c41e78090802660b66e880ba717f3d4e2af19b5627');
INSERT INTO "letter_part" VALUES(4,'partials/footer.html','1673ce64035e3ce63710e979c203a242c2b0a762493924a5dc7a8ce6ccaf6841');
INSERT INTO "letter_part" VALUES(4,'weekly-bouquet.md','0d1c622f58e0e7e8c163518b69b1d965505e62e42e3af63ec168b2a04a83a69e');
INSERT INTO "letter_version" VALUES(1,'orchid-week',1,'a670aa95df5a92aa6da129a1cb7b4ba7aa8ee882797922ac5c190094960332b8',1796077207596206,'file');
INSERT INTO "letter_version" VALUES(2,'spring-sale',1,'ed5a2dd98514812f59ceaa06d01a806dbe46f865ef3740b39acfa1a54a50f8d9',1796077207596206,'file');
INSERT INTO "letter_version" VALUES(3,'we-miss-you',1,'7e4978a8435fe935bcf8a547ebb3b6bee2697b9a00dd376956b1d46d4ff04e43',1796077207596206,'file');
INSERT INTO "letter_version" VALUES(4,'weekly-bouquet',1,'0e64afc9ada851f5b06bc7283a229e906f2cbbf873e12a9029bc01b46d0c8705',1796077207596206,'file');
INSERT INTO "link" VALUES(1,2,'https://fuchsia.example/fuchsias');
INSERT INTO "link" VALUES(2,2,'https://fuchsia.example/fuchsias/senja-merah');
INSERT INTO "link" VALUES(3,2,'https://fuchsia.example/fuchsias/langit-pagi');
INSERT INTO "link" VALUES(4,2,'https://fuchsia.example/fuchsias/si-kecil');
INSERT INTO "link" VALUES(5,2,'https://fuchsia.example/roses');
INSERT INTO "link" VALUES(6,2,'https://fuchsia.example/orchids');
INSERT INTO "link" VALUES(7,2,'https://fuchsia.example/jasmine');
INSERT INTO "link" VALUES(8,2,'https://fuchsia.example/fuchsias/wishes');
INSERT INTO "link" VALUES(9,2,'https://fuchsia.example/workshops');
INSERT INTO "link" VALUES(10,2,'https://fuchsia.example/id/fuchsia');
INSERT INTO "link" VALUES(11,2,'https://fuchsia.example/id/fuchsia/senja-merah');
INSERT INTO "link" VALUES(12,2,'https://fuchsia.example/id/fuchsia/langit-pagi');
INSERT INTO "link" VALUES(13,2,'https://fuchsia.example/id/fuchsia/si-kecil');
INSERT INTO "link" VALUES(14,2,'https://fuchsia.example/id/mawar');
INSERT INTO "link" VALUES(15,2,'https://fuchsia.example/id/anggrek');
INSERT INTO "link" VALUES(16,2,'https://fuchsia.example/id/melati');
INSERT INTO "link" VALUES(17,2,'https://fuchsia.example/id/fuchsia/keinginan');
INSERT INTO "link" VALUES(18,2,'https://fuchsia.example/id/lokakarya');
INSERT INTO "link" VALUES(19,4,'https://fuchsia.example/bouquet-of-the-week');
INSERT INTO "link" VALUES(20,4,'https://fuchsia.example/bouquet-of-the-week/skip');
INSERT INTO "link" VALUES(21,4,'https://fuchsia.example/bouquet-of-the-week/gift');
INSERT INTO "list" VALUES(1,'Customers','Customers','',1796077198304797);
INSERT INTO "run_segment" VALUES(1,30,'exclude',0,'Test readers',1,'dynamic','label has "Test Reader"',NULL,5);
INSERT INTO "run_segment" VALUES(2,30,'include',0,'Test readers',1,'dynamic','label has "Test Reader"',NULL,5);
INSERT INTO "run_transition" VALUES(1,1,NULL,NULL,'draft',1796077207596206,'file','campaigns/orchid-week.yaml');
INSERT INTO "run_transition" VALUES(2,2,NULL,NULL,'draft',1796077207596206,'file','campaigns/spring-sale.yaml');
INSERT INTO "run_transition" VALUES(3,3,NULL,NULL,'draft',1796077207596206,'file','campaigns/we-miss-you.yaml');
INSERT INTO "run_transition" VALUES(4,4,NULL,NULL,'draft',1796077207596206,'file','campaigns/weekly-bouquet.yaml');
INSERT INTO "run_transition" VALUES(5,2,NULL,'draft','sending',1796077211559120,'command line','started');
INSERT INTO "run_transition" VALUES(6,2,1,NULL,'planning',1796077211559120,'command line','started');
INSERT INTO "run_transition" VALUES(7,2,1,'planning','sending',1796077212290860,'sender','its audience is entered');
INSERT INTO "run_transition" VALUES(8,2,NULL,'sending','finished',1796077212365166,'sender','nobody is left to be mailed');
INSERT INTO "run_transition" VALUES(9,2,1,'sending','finished',1796077212365166,'sender','nobody is left to be mailed');
INSERT INTO "run_transition" VALUES(10,4,2,NULL,'planning',1796077243724891,'command line','test');
INSERT INTO "run_transition" VALUES(11,4,2,'planning','sending',1796077244414663,'sender','its audience is entered');
INSERT INTO "run_transition" VALUES(12,4,2,'sending','finished',1796077244467834,'sender','nobody is left to be mailed');
INSERT INTO "run_transition" VALUES(13,2,3,NULL,'finished',1796077245017107,'command line','test');
INSERT INTO "run_transition" VALUES(14,4,NULL,'draft','scheduled',1796077245192016,'command line','scheduled');
INSERT INTO "run_transition" VALUES(15,3,4,NULL,'planning',1796077243724891,'command line','');
INSERT INTO "schema_migration" VALUES(1,'audience',7116759744981816512,1796077198254506);
INSERT INTO "schema_migration" VALUES(2,'segments',8555506071922636809,1796077198254506);
INSERT INTO "schema_migration" VALUES(3,'campaigns',1445707940378027962,1796077198254506);
INSERT INTO "schema_migration" VALUES(4,'tracking',-3040531705834024735,1796077198254506);
INSERT INTO "schema_migration" VALUES(5,'letters',-1984552379202432765,1796077198254506);
INSERT INTO "schema_migration" VALUES(6,'marks',-1614488089582630083,1796077198254506);
INSERT INTO "schema_migration" VALUES(7,'accepted findings',-5354940078879567453,1796077198254506);
INSERT INTO "schema_migration" VALUES(8,'deleted contacts',-2003180573814142647,1796077198254506);
INSERT INTO "schema_migration" VALUES(9,'kept mail',-6366416138534290128,1796077198254506);
INSERT INTO "segment" VALUES(1,'Attended last autumn','attended last autumn','dynamic','Came to last year''s autumn evening in the shop.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(2,'Top 10% by spending','top 10% by spending','dynamic','The tenth of our active customers that spent most within a year. Among equals the one who came to us first is in.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(3,'Top 15% by orders','top 15% by orders','dynamic','The 15% of our active customers with most orders, of all time.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(4,'Birthday tomorrow','birthday tomorrow','dynamic','Has a birthday tomorrow, whatever the year.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(5,'Birthday this week','birthday this week','dynamic','Has a birthday within the next seven days, whatever the year.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(6,'Bought the basket or orchids','bought the basket or orchids','dynamic','Has bought our fuchsia basket, or anything of the category orchids.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(7,'Bought more than twice','bought more than twice','dynamic','Comes back again and again.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(8,'Bought once','bought once','dynamic','One order and no second one: thank them, and win them back.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(9,'Consent by country','consent by country','dynamic','In Poland and Vietnam an express consent that can be proved, in Indonesia an implied one too, and none that has expired. An example, not legal advice.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(10,'Coupon not used yet','coupon not used yet','dynamic','Has been given the coupon KEMBALI20 and has not used it.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(11,'Directors','directors','additive','Buys for an office as its director. Who has been one stays here, whatever the title becomes.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(12,'Engaged within 12 months','engaged within 12 months','dynamic','Has opened, clicked, visited or bought within the last 12 months: the people that we write to.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(13,'In Jakarta','in jakarta','dynamic','Lives in any part of Jakarta.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(14,'Lapsed by the usual interval','lapsed by the usual interval','dynamic','Has let pass twice the time that our customers wait between two orders on average.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(15,'Lapsed','lapsed','dynamic','Bought before, but not in the last 30 days. Changes by the calendar alone.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(16,'Loyal in Jakarta','loyal in jakarta','dynamic','Regular customers within reach of the shop''s own couriers.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(17,'Near the shop','near the shop','dynamic','Within 25 km of the shop in Jalan Melati, as our couriers'' pigeons fly.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(18,'Never mailed or never engaged','never mailed or never engaged','dynamic','Has had no letter, or has never opened, clicked, visited or bought. Keep them out of the big campaigns.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(19,'No interaction in 30 days','no interaction in 30 days','dynamic','Has had our letters for longer than 30 days, and has neither opened, clicked, visited nor bought in that time.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(20,'Not bought for 30 days','not bought for 30 days','dynamic','Has bought something, but nothing in the last 30 days. Changes by the clock alone.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(21,'Opened the orchid week','opened the orchid week','dynamic','Has opened the letter about the orchid week within the last 7 days.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(22,'Large orders','large orders','dynamic','Spends Rp 600.000 or more an order on average.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(23,'Medium orders','medium orders','dynamic','Spends from Rp 250.000 to less than Rp 600.000 an order on average.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(24,'Small orders','small orders','dynamic','Spends less than Rp 250.000 an order on average.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(25,'Picked up 10 days ago','picked up 10 days ago','dynamic','Came to the shop exactly ten days ago: ask how the flowers are.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(26,'Pickup in 10 days','pickup in 10 days','dynamic','Comes to the shop exactly ten days from now: send them what they should know.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(27,'Red roses in the last week','red roses in the last week','dynamic','One order of at least two bunches of red roses in size M for more than Rp 300.000, within the last 7 days.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(28,'Southern hemisphere','southern hemisphere','dynamic','Lives south of the equator, where October is spring: at most a quarter of the globe from the pole.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(29,'Subscribed, never bought','subscribed, never bought','dynamic','Gets our letters and has not bought anything yet.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(30,'Test readers','test readers','dynamic','Colleagues who read every letter first, one for each language.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(31,'Viewed Senja Merah','viewed senja merah','dynamic','Has looked at the page of the fuchsia Senja Merah within the last 3 days.',1,1796077207596206,1796077207596206);
INSERT INTO "segment" VALUES(32,'VIP or Pelanggan Loyal','vip or pelanggan loyal','dynamic','Has one of the two labels for our best customers, or both.',1,1796077207596206,1796077207596206);
INSERT INTO "segment_example" VALUES(1,0,'aisyahwijaya@kotak.example',1);
INSERT INTO "segment_example" VALUES(1,1,'made.bunga@surat.example',0);
INSERT INTO "segment_example" VALUES(1,2,'kuncoro.panca@sibuk.example',0);
INSERT INTO "segment_example" VALUES(2,0,'trihandoyo@pos.test',1);
INSERT INTO "segment_example" VALUES(2,1,'lukman_santoso@pos.test',0);
INSERT INTO "segment_example" VALUES(3,0,'bu.tugiman@merak.test',1);
INSERT INTO "segment_example" VALUES(3,1,'sumiyati.bunga@merak.test',0);
INSERT INTO "segment_example" VALUES(3,2,'lasmi.bunga@pos.test',0);
INSERT INTO "segment_example" VALUES(4,0,'doni.andi.simanjuntak@pos.test',1);
INSERT INTO "segment_example" VALUES(4,1,'madesusanti@merak.test',0);
INSERT INTO "segment_example" VALUES(4,2,'catur_widodoningrat@surat.example',0);
INSERT INTO "segment_example" VALUES(4,3,'rina.rini@kotak.example',0);
INSERT INTO "segment_example" VALUES(5,0,'rina.rini@kotak.example',0);
INSERT INTO "segment_example" VALUES(6,0,'ponirah.bunga@surat.example',1);
INSERT INTO "segment_example" VALUES(6,1,'w.kurniawan@penuh.example',1);
INSERT INTO "segment_example" VALUES(6,2,'citra.fauzi@pos.test',0);
INSERT INTO "segment_example" VALUES(7,0,'sitifauzi@merak.test',1);
INSERT INTO "segment_example" VALUES(7,1,'bich.ngoc_pham@buuta.test',0);
INSERT INTO "segment_example" VALUES(7,2,'galih.bunga@pos.test',0);
INSERT INTO "segment_example" VALUES(8,0,'galih.bunga@pos.test',1);
INSERT INTO "segment_example" VALUES(8,1,'lasmi.bunga@pos.test',0);
INSERT INTO "segment_example" VALUES(8,2,'bich.ngoc_pham@buuta.test',0);
INSERT INTO "segment_example" VALUES(9,0,'m.szymanska@skrzynka.test',1);
INSERT INTO "segment_example" VALUES(9,1,'anisa_kurniawan@antri.example',1);
INSERT INTO "segment_example" VALUES(9,2,'pak.kemis@hilang.example',1);
INSERT INTO "segment_example" VALUES(9,3,'kinga_wisniewska@poczta.example',0);
INSERT INTO "segment_example" VALUES(9,4,'wrobel.agnieszka@skrzynka.test',0);
INSERT INTO "segment_example" VALUES(9,5,'eka.suryadi@kotak.example',0);
INSERT INTO "segment_example" VALUES(10,0,'t.nguyen@thu.example',1);
INSERT INTO "segment_example" VALUES(10,1,'thanh.dat.nguyen@buuta.test',1);
INSERT INTO "segment_example" VALUES(10,2,'hendra82@surat.example',0);
INSERT INTO "segment_example" VALUES(10,3,'gendhispramesthi@pos.test',0);
INSERT INTO "segment_example" VALUES(10,4,'lasmi.bunga@pos.test',0);
INSERT INTO "segment_example" VALUES(11,0,'yuni_lubis@kotak.example',1);
INSERT INTO "segment_example" VALUES(11,1,'fauzi.nadia@merak.test',0);
INSERT INTO "segment_example" VALUES(12,0,'bagus.arif_kusuma@merak.test',1);
INSERT INTO "segment_example" VALUES(12,1,'prasetyo.galih@kotak.example',0);
INSERT INTO "segment_example" VALUES(12,2,'bu.nadia@kotak.example',0);
INSERT INTO "segment_example" VALUES(13,0,'prasetyo.galih@kotak.example',1);
INSERT INTO "segment_example" VALUES(13,1,'dewi+toko@kotak.example',1);
INSERT INTO "segment_example" VALUES(13,2,'made.bunga@surat.example',0);
INSERT INTO "segment_example" VALUES(13,3,'galih.bunga@pos.test',0);
INSERT INTO "segment_example" VALUES(14,0,'s.salim@merak.test',1);
INSERT INTO "segment_example" VALUES(14,1,'hendra_simanjuntak@kotak.example',0);
INSERT INTO "segment_example" VALUES(14,2,'lasmi.bunga@pos.test',0);
INSERT INTO "segment_example" VALUES(16,0,'wijaya.notaris@kotak.example',1);
INSERT INTO "segment_example" VALUES(16,1,'rina.rini@kotak.example',1);
INSERT INTO "segment_example" VALUES(16,2,'haryo@surat.example',0);
INSERT INTO "segment_example" VALUES(16,3,'dewi+toko@kotak.example',0);
INSERT INTO "segment_example" VALUES(17,0,'agus_fauzi@surat.example',1);
INSERT INTO "segment_example" VALUES(17,1,'d.wijaya@merak.test',0);
INSERT INTO "segment_example" VALUES(17,2,'fajar_saputra@pos.test',0);
INSERT INTO "segment_example" VALUES(18,0,'mayasusanti@surat.example',1);
INSERT INTO "segment_example" VALUES(18,1,'bu.nadia@kotak.example',1);
INSERT INTO "segment_example" VALUES(18,2,'prasetyo.galih@kotak.example',0);
INSERT INTO "segment_example" VALUES(19,0,'doniramadhan@merak.test',1);
INSERT INTO "segment_example" VALUES(19,1,'endah_purwanti@sibuk.example',0);
INSERT INTO "segment_example" VALUES(19,2,'l.anggraini@pos.test',0);
INSERT INTO "segment_example" VALUES(19,3,'eko.syahputra@merak.test',0);
INSERT INTO "segment_example" VALUES(19,4,'mayasusanti@surat.example',0);
INSERT INTO "segment_example" VALUES(20,0,'wagiman88@surat.example',1);
INSERT INTO "segment_example" VALUES(20,1,'bu.sriyatun@merak.test',0);
INSERT INTO "segment_example" VALUES(20,2,'lasmi.bunga@pos.test',0);
INSERT INTO "segment_example" VALUES(21,0,'halim.cahyo.agus@merak.test',1);
INSERT INTO "segment_example" VALUES(21,1,'trong.nghia_pham@buuta.test',0);
INSERT INTO "segment_example" VALUES(21,2,'sudarmi70@kotak.example',0);
INSERT INTO "segment_example" VALUES(21,3,'wahyuni.sri@pos.test',0);
INSERT INTO "segment_example" VALUES(22,0,'irfannugroho@merak.test',1);
INSERT INTO "segment_example" VALUES(22,1,'fajar_saputra@pos.test',0);
INSERT INTO "segment_example" VALUES(23,0,'ho.minh.anh@thu.example',1);
INSERT INTO "segment_example" VALUES(23,1,'fajar_saputra@pos.test',1);
INSERT INTO "segment_example" VALUES(23,2,'tukinem.bunga@surat.example',0);
INSERT INTO "segment_example" VALUES(23,3,'irfannugroho@merak.test',0);
INSERT INTO "segment_example" VALUES(24,0,'tukinem.bunga@surat.example',1);
INSERT INTO "segment_example" VALUES(24,1,'ho.minh.anh@thu.example',0);
INSERT INTO "segment_example" VALUES(24,2,'lasmi.bunga@pos.test',0);
INSERT INTO "segment_example" VALUES(25,0,'thu.haly@thu.example',1);
INSERT INTO "segment_example" VALUES(25,1,'n.prasetyo@kotak.example',0);
INSERT INTO "segment_example" VALUES(25,2,'puspita.aisyah.aisyah@merak.test',0);
INSERT INTO "segment_example" VALUES(25,3,'kuncoro.panca@kotak.example',0);
INSERT INTO "segment_example" VALUES(26,0,'kuncoro.panca@kotak.example',1);
INSERT INTO "segment_example" VALUES(26,1,'y.kurniawan@kotak.example',0);
INSERT INTO "segment_example" VALUES(26,2,'dimas56@surat.example',0);
INSERT INTO "segment_example" VALUES(26,3,'thu.haly@thu.example',0);
INSERT INTO "segment_example" VALUES(27,0,'fitrikurniawan@kotak.example',1);
INSERT INTO "segment_example" VALUES(27,1,'a.siregar@surat.example',0);
INSERT INTO "segment_example" VALUES(27,2,'thuy.trang.le@thu.example',0);
INSERT INTO "segment_example" VALUES(27,3,'aisyah_prasetyo@pos.test',0);
INSERT INTO "segment_example" VALUES(27,4,'kurniawan.yulia@pos.test',0);
INSERT INTO "segment_example" VALUES(28,0,'anisa.salim@antri.example',1);
INSERT INTO "segment_example" VALUES(28,1,'dewifirmansyah@surat.example',1);
INSERT INTO "segment_example" VALUES(28,2,'zaki_ramadhan@merak.test',0);
INSERT INTO "segment_example" VALUES(28,3,'maharani.doni@merak.test',0);
INSERT INTO "segment_example" VALUES(28,4,'fajar_saputra@pos.test',0);
INSERT INTO "segment_example" VALUES(29,0,'lasmi.bunga@pos.test',1);
INSERT INTO "segment_example" VALUES(29,1,'galih.bunga@pos.test',0);
INSERT INTO "segment_example" VALUES(29,2,'thuy.trang.vo@buuta.test',0);
INSERT INTO "segment_example" VALUES(30,0,'kirana@fuchsia.example',1);
INSERT INTO "segment_example" VALUES(30,1,'tomasz@fuchsia.example',1);
INSERT INTO "segment_example" VALUES(30,2,'hoa@fuchsia.example',1);
INSERT INTO "segment_example" VALUES(30,3,'gatot@fuchsia.example',1);
INSERT INTO "segment_example" VALUES(30,4,'olive@fuchsia.example',1);
INSERT INTO "segment_example" VALUES(30,5,'haryo@surat.example',0);
INSERT INTO "segment_example" VALUES(31,0,'intan.zahra@pos.test',1);
INSERT INTO "segment_example" VALUES(31,1,'guntur.pratama@merak.test',0);
INSERT INTO "segment_example" VALUES(31,2,'sri_mulat@surat.example',0);
INSERT INTO "segment_example" VALUES(32,0,'anisa_kurniawan@antri.example',1);
INSERT INTO "segment_example" VALUES(32,1,'bu.poniman@merak.test',1);
INSERT INTO "segment_example" VALUES(32,2,'m.szymanska@skrzynka.test',1);
INSERT INTO "segment_example" VALUES(32,3,'dimas56@surat.example',0);
INSERT INTO "segment_example" VALUES(32,4,'wagiman88@surat.example',0);
INSERT INTO "segment_refresh" VALUES(11,1,1796077208242426,30,30,1,0,0,1796077208242426);
INSERT INTO "segment_size" VALUES(11,1796077208242426,'refresh',1,0,0);
INSERT INTO "segment_size" VALUES(30,1796077211442382,'plan',1,5,5);
INSERT INTO "segment_size" VALUES(30,1796077211559120,'run',1,5,5);
INSERT INTO "segment_size" VALUES(11,1796077241361626,'refresh',1,0,0);
INSERT INTO "segment_size" VALUES(30,1796077243724891,'run',1,5,4);
INSERT INTO "segment_size" VALUES(11,1796077280716913,'refresh',1,0,0);
INSERT INTO "segment_version" VALUES(1,1,'dynamic','has attended where event contains "autumn" between 2025-09-01 and 2025-11-30',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(2,1,'dynamic','in top 10% by sum of purchased.price within last 365 days',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(3,1,'dynamic','in top 15% by count of purchased',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(4,1,'dynamic','anniversary of birthday is tomorrow','Asia/Jakarta',1796077207596206);
INSERT INTO "segment_version" VALUES(5,1,'dynamic','anniversary of birthday within next 7 days',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(6,1,'dynamic','has purchased where product is "Fuchsia basket"
or has purchased where category is "orchids"
',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(7,1,'dynamic','has purchased at least 3 times',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(8,1,'dynamic','has purchased exactly 1 time',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(9,1,'dynamic','(consent_expires is missing or consent_expires >= today)
and (country in ("PL", "VN") and consent is "express" and consent_proof is present   # GDPR, Decree 13/2023
     or country is "ID" and consent in ("express", "implied"))                        # Law 27/2022
','Asia/Jakarta',1796077207596206);
INSERT INTO "segment_version" VALUES(10,1,'dynamic','has coupon_issued where code is "KEMBALI20"
and has not coupon_used where code is "KEMBALI20"
',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(11,1,'additive','title is "Director"',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(12,1,'dynamic','status is active
and (has opened within last 12 months or has clicked within last 12 months
     or has visited within last 12 months or has purchased within last 12 months)
',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(13,1,'dynamic','city contains "Jakarta"',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(14,1,'dynamic','last of purchased more than 2 intervals ago',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(15,1,'dynamic','status is active
and last_purchase more than 30 days ago
and not last_purchase more than 365 days ago   # those are gone for good
',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(16,1,'dynamic','city contains "Jakarta" and label has any of ("VIP", "Pelanggan Loyal")',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(17,1,'dynamic','location within 25 km of (-6.195, 106.83)',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(18,1,'dynamic','has not sent
or (has not opened and has not clicked and has not visited and has not purchased)
',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(19,1,'dynamic','status is active
and first of sent more than 30 days ago   # whoever is new has had no chance yet
and has not opened within last 30 days
and has not clicked within last 30 days
and has not visited within last 30 days
and has not purchased within last 30 days
',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(20,1,'dynamic','last of purchased more than 30 days ago',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(21,1,'dynamic','has opened where campaign is "orchid-week" within last 7 days',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(22,1,'dynamic','average of purchased.price >= 600000',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(23,1,'dynamic','average of purchased.price >= 250000 and average of purchased.price < 600000',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(24,1,'dynamic','average of purchased.price < 250000',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(25,1,'dynamic','pickup_date is 10 days ago','Asia/Jakarta',1796077207596206);
INSERT INTO "segment_version" VALUES(26,1,'dynamic','pickup_date is in 10 days','Asia/Jakarta',1796077207596206);
INSERT INTO "segment_version" VALUES(27,1,'dynamic','has purchased where product is "Red roses" and price > 300000 and quantity >= 2 and size is "M"
  within last 7 days
',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(28,1,'dynamic','location within 10007.5 km of (-90, 0)',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(29,1,'dynamic','status is active and in list "Customers" and has not purchased',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(30,1,'dynamic','label has "Test Reader"',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(31,1,'dynamic','has visited where url contains "/fuchsias/senja-merah" within last 3 days',NULL,1796077207596206);
INSERT INTO "segment_version" VALUES(32,1,'dynamic','label has any of ("VIP", "Pelanggan Loyal")',NULL,1796077207596206);
INSERT INTO "status_change" VALUES(1,9,NULL,'pending',1796077198304797,'import','import',NULL);
INSERT INTO "status_change" VALUES(2,30,NULL,'unsubscribed',1796077198304797,'import','import',NULL);
INSERT INTO "status_change" VALUES(3,1,'active','unsubscribed',1796077243529494,'person','command line',NULL);
INSERT INTO "subscription" VALUES(1,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(2,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(3,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(4,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(5,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(6,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(7,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(8,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(9,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(10,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(11,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(12,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(13,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(14,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(15,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(16,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(17,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(18,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(19,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(20,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(21,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(22,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(23,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(24,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(25,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(26,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(27,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(28,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(29,1,'subscribed',1796077198304797,'import');
INSERT INTO "subscription" VALUES(30,1,'subscribed',1796077198304797,'import');
INSERT INTO "summary_clicked" VALUES(13,1,1794466079000000,1794466079000000);
INSERT INTO "summary_clicked" VALUES(15,1,1794553690000000,1794553690000000);
INSERT INTO "summary_clicked" VALUES(19,1,1794712516000000,1794712516000000);
INSERT INTO "summary_clicked" VALUES(23,1,1794468403000000,1794468403000000);
INSERT INTO "summary_clicked" VALUES(25,1,1794503240000000,1794503240000000);
INSERT INTO "summary_imported" VALUES(1,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(2,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(3,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(4,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(5,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(6,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(7,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(8,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(9,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(10,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(11,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(12,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(13,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(14,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(15,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(16,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(17,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(18,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(19,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(20,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(21,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(22,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(23,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(24,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(25,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(26,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(27,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(28,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(29,1,1796077198304797,1796077198304797);
INSERT INTO "summary_imported" VALUES(30,1,1796077198304797,1796077198304797);
INSERT INTO "summary_labelled" VALUES(1,1,1796077198304797,1796077198304797);
INSERT INTO "summary_labelled" VALUES(2,1,1796077198304797,1796077198304797);
INSERT INTO "summary_labelled" VALUES(3,1,1796077198304797,1796077198304797);
INSERT INTO "summary_labelled" VALUES(4,1,1796077198304797,1796077198304797);
INSERT INTO "summary_labelled" VALUES(5,1,1796077198304797,1796077198304797);
INSERT INTO "summary_labelled" VALUES(13,1,1796077198304797,1796077198304797);
INSERT INTO "summary_labelled" VALUES(22,1,1796077198304797,1796077198304797);
INSERT INTO "summary_labelled" VALUES(23,2,1796077198304797,1796077198304797);
INSERT INTO "summary_labelled" VALUES(24,2,1796077198304797,1796077198304797);
INSERT INTO "summary_labelled" VALUES(26,1,1796077198304797,1796077198304797);
INSERT INTO "summary_sent" VALUES(2,1,1796077244464644,1796077244464644);
INSERT INTO "summary_sent" VALUES(3,1,1796077244464644,1796077244464644);
INSERT INTO "summary_sent" VALUES(4,1,1796077244464644,1796077244464644);
INSERT INTO "summary_sent" VALUES(5,1,1796077244464644,1796077244464644);
INSERT INTO "summary_sent" VALUES(6,1,1796077212342857,1796077212342857);
INSERT INTO "summary_sent" VALUES(7,1,1796077212350985,1796077212350985);
INSERT INTO "summary_sent" VALUES(8,1,1796077212342857,1796077212342857);
INSERT INTO "summary_sent" VALUES(10,1,1796077212342857,1796077212342857);
INSERT INTO "summary_sent" VALUES(11,1,1796077212342857,1796077212342857);
INSERT INTO "summary_sent" VALUES(12,1,1796077212342857,1796077212342857);
INSERT INTO "summary_sent" VALUES(13,1,1796077212350985,1796077212350985);
INSERT INTO "summary_sent" VALUES(14,1,1796077212350985,1796077212350985);
INSERT INTO "summary_sent" VALUES(15,1,1796077212350985,1796077212350985);
INSERT INTO "summary_sent" VALUES(16,1,1796077212350985,1796077212350985);
INSERT INTO "summary_sent" VALUES(17,1,1796077212350985,1796077212350985);
INSERT INTO "summary_sent" VALUES(18,1,1796077212350985,1796077212350985);
INSERT INTO "summary_sent" VALUES(19,1,1796077212350985,1796077212350985);
INSERT INTO "summary_sent" VALUES(20,1,1796077212350985,1796077212350985);
INSERT INTO "summary_sent" VALUES(21,1,1796077212350985,1796077212350985);
INSERT INTO "summary_sent" VALUES(22,1,1796077212350985,1796077212350985);
INSERT INTO "summary_sent" VALUES(23,1,1796077212357725,1796077212357725);
INSERT INTO "summary_sent" VALUES(24,1,1796077212357725,1796077212357725);
INSERT INTO "summary_sent" VALUES(25,1,1796077212357725,1796077212357725);
INSERT INTO "summary_sent" VALUES(26,1,1796077212357725,1796077212357725);
INSERT INTO "summary_sent" VALUES(27,1,1796077212350985,1796077212350985);
INSERT INTO "summary_sent" VALUES(28,1,1796077212354915,1796077212354915);
INSERT INTO "summary_sent" VALUES(29,1,1796077212357725,1796077212357725);
INSERT INTO "summary_subscribed" VALUES(1,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(2,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(3,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(4,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(5,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(6,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(7,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(8,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(9,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(10,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(11,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(12,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(13,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(14,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(15,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(16,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(17,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(18,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(19,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(20,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(21,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(22,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(23,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(24,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(25,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(26,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(27,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(28,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(29,1,1796077198304797,1796077198304797);
INSERT INTO "summary_subscribed" VALUES(30,1,1796077198304797,1796077198304797);
INSERT INTO "summary_u4" VALUES(4,2,1783216980000000,1785488580000000,2,1185000.0,180000.0,1005000.0,2,7.0,1.0,6.0);
INSERT INTO "summary_u4" VALUES(5,2,1778329260000000,1783661340000000,2,750000.0,100000.0,650000.0,2,11.0,1.0,10.0);
INSERT INTO "summary_u4" VALUES(13,1,1783306020000000,1783306020000000,1,436000.0,436000.0,436000.0,1,1.0,1.0,1.0);
INSERT INTO "summary_u4" VALUES(14,1,1786421520000000,1786421520000000,1,190000.0,190000.0,190000.0,1,1.0,1.0,1.0);
INSERT INTO "summary_u4" VALUES(15,2,1782882720000000,1786421520000000,2,380000.0,190000.0,190000.0,2,2.0,1.0,1.0);
INSERT INTO "summary_u4" VALUES(19,1,1784775600000000,1784775600000000,1,200000.0,200000.0,200000.0,1,1.0,1.0,1.0);
INSERT INTO "summary_u4" VALUES(20,1,1784775600000000,1784775600000000,1,200000.0,200000.0,200000.0,1,1.0,1.0,1.0);
INSERT INTO "summary_u4" VALUES(21,5,1707912600000000,1775802900000000,5,1259000.0,84000.0,560000.0,5,8.0,1.0,4.0);
INSERT INTO "summary_u4" VALUES(22,7,1770895200000000,1784866560000000,7,2187000.0,135000.0,540000.0,7,12.0,1.0,4.0);
INSERT INTO "summary_u4" VALUES(23,10,1762067940000000,1774691820000000,10,3665000.0,165000.0,690000.0,10,12.0,1.0,3.0);
INSERT INTO "summary_u4" VALUES(24,4,1755750000000000,1779883680000000,4,3624000.0,94000.0,2850000.0,4,7.0,1.0,4.0);
INSERT INTO "summary_u4" VALUES(25,1,1786528800000000,1786528800000000,1,500000.0,500000.0,500000.0,1,1.0,1.0,1.0);
INSERT INTO "summary_u4" VALUES(27,1,1786528800000000,1786528800000000,1,500000.0,500000.0,500000.0,1,1.0,1.0,1.0);
INSERT INTO "summary_u4" VALUES(30,1,1735364160000000,1735364160000000,1,115000.0,115000.0,115000.0,1,1.0,1.0,1.0);
INSERT INTO "summary_unsubscribed" VALUES(1,1,1796077243529494,1796077243529494);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('kept_message',1);
INSERT INTO sqlite_sequence VALUES('field',16);
INSERT INTO sqlite_sequence VALUES('import_run',3);
INSERT INTO sqlite_sequence VALUES('list',1);
INSERT INTO sqlite_sequence VALUES('label',5);
INSERT INTO sqlite_sequence VALUES('contact',30);
INSERT INTO sqlite_sequence VALUES('status_change',3);
INSERT INTO sqlite_sequence VALUES('letter_version',4);
INSERT INTO sqlite_sequence VALUES('activity_type',4);
INSERT INTO sqlite_sequence VALUES('activity_parameter',8);
INSERT INTO sqlite_sequence VALUES('activity_option',4);
INSERT INTO sqlite_sequence VALUES('segment',32);
INSERT INTO sqlite_sequence VALUES('campaign',4);
INSERT INTO sqlite_sequence VALUES('run_transition',15);
INSERT INTO sqlite_sequence VALUES('campaign_run',4);
INSERT INTO sqlite_sequence VALUES('link',39);
CREATE INDEX contact_status ON contact (status);
CREATE INDEX status_change_contact ON status_change (contact_id, at);
CREATE INDEX subscription_list ON subscription (list_id, state, contact_id);
CREATE INDEX contact_label_label ON contact_label (label_id, contact_id);
CREATE INDEX contact_choice_option ON contact_choice (option_id, contact_id);
CREATE INDEX import_run_fingerprint ON import_run (fingerprint, state);
CREATE INDEX activity_sent_contact ON activity_sent (contact_id, at);
CREATE UNIQUE INDEX activity_sent_external ON activity_sent (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_opened_contact ON activity_opened (contact_id, at);
CREATE UNIQUE INDEX activity_opened_external ON activity_opened (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_clicked_contact ON activity_clicked (contact_id, at);
CREATE UNIQUE INDEX activity_clicked_external ON activity_clicked (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_bounced_contact ON activity_bounced (contact_id, at);
CREATE UNIQUE INDEX activity_bounced_external ON activity_bounced (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_complained_contact ON activity_complained (contact_id, at);
CREATE UNIQUE INDEX activity_complained_external ON activity_complained (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_unsubscribed_contact ON activity_unsubscribed (contact_id, at);
CREATE UNIQUE INDEX activity_unsubscribed_external ON activity_unsubscribed (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_subscribed_contact ON activity_subscribed (contact_id, at);
CREATE UNIQUE INDEX activity_subscribed_external ON activity_subscribed (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_confirmed_contact ON activity_confirmed (contact_id, at);
CREATE UNIQUE INDEX activity_confirmed_external ON activity_confirmed (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_imported_contact ON activity_imported (contact_id, at);
CREATE UNIQUE INDEX activity_imported_external ON activity_imported (external_id) WHERE external_id IS NOT NULL;
CREATE VIEW activity_added AS SELECT id AS contact_id, created_at AS at, source FROM contact;
CREATE VIEW summary_added AS
    SELECT id AS contact_id, 1 AS count, created_at AS first_at, created_at AS last_at FROM contact;
CREATE INDEX activity_labelled_contact ON activity_labelled (contact_id, at);
CREATE UNIQUE INDEX activity_labelled_external ON activity_labelled (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_score_changed_contact ON activity_score_changed (contact_id, at);
CREATE UNIQUE INDEX activity_score_changed_external ON activity_score_changed (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_visited_contact ON activity_visited (contact_id, at);
CREATE UNIQUE INDEX activity_visited_external ON activity_visited (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX segment_member_contact ON segment_member (contact_id, segment_id);
CREATE INDEX segment_pin_contact ON segment_pin (contact_id, segment_id);
CREATE INDEX segment_pin_change_segment ON segment_pin_change (segment_id, id);
CREATE INDEX segment_pin_change_contact ON segment_pin_change (contact_id);
CREATE INDEX segment_change_segment ON segment_change (segment_id, at);
CREATE INDEX segment_change_contact ON segment_change (contact_id);
CREATE INDEX campaign_due ON campaign (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX campaign_run_open ON campaign_run (state, starts_at)
    WHERE state IN ('planning', 'waiting', 'sending', 'paused');
CREATE INDEX run_transition_campaign ON run_transition (campaign_id, id);
CREATE INDEX delivery_retry ON delivery (run_id, retry_at) WHERE retry_at IS NOT NULL;
CREATE INDEX run_segment_segment ON run_segment (segment_id, run_id);
CREATE INDEX activity_opened_run ON activity_opened (run_id, contact_id, grade);
CREATE INDEX activity_clicked_run ON activity_clicked (run_id, contact_id, grade);
CREATE INDEX activity_unsubscribed_run ON activity_unsubscribed (run_id, contact_id);
CREATE INDEX activity_complained_run ON activity_complained (run_id, contact_id);
CREATE INDEX message_bounce_contact ON message_bounce (contact_id);
CREATE INDEX deleted_contact_address ON deleted_contact (address_hash);
CREATE INDEX kept_message_contact ON kept_message (contact_id);
CREATE INDEX kept_message_waiting ON kept_message (run_id) WHERE settled_at IS NULL;
CREATE INDEX kept_message_settled ON kept_message (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX activity_u1_contact ON activity_u1 (contact_id, at);
CREATE UNIQUE INDEX activity_u1_external ON activity_u1 (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_u2_contact ON activity_u2 (contact_id, at);
CREATE UNIQUE INDEX activity_u2_external ON activity_u2 (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_u3_contact ON activity_u3 (contact_id, at);
CREATE UNIQUE INDEX activity_u3_external ON activity_u3 (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_u4_contact ON activity_u4 (contact_id, at);
CREATE UNIQUE INDEX activity_u4_external ON activity_u4 (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX "auto_activity_u1_contact_id_at_p1_fold" ON "activity_u1" ("contact_id", "at", "p1_fold");
CREATE INDEX "auto_activity_u4_contact_id_at_p6" ON "activity_u4" ("contact_id", "at", "p6");
CREATE INDEX "auto_contact_day_f6_f6_status" ON "contact" ((substr("f6", 6, 5)), "f6", "status");
CREATE INDEX "auto_activity_u4_p4_fold_at_contact_id" ON "activity_u4" ("p4_fold", "at", "contact_id");
CREATE INDEX "auto_activity_u4_p5_fold_at_contact_id" ON "activity_u4" ("p5_fold", "at", "contact_id");
CREATE INDEX "auto_contact_f15_status" ON "contact" ("f15", "status");
CREATE INDEX "auto_contact_lower_country_country_status" ON "contact" ((lower("country")), "country", "status");
CREATE INDEX "auto_contact_f13_fold_f13_bare_status" ON "contact" ("f13_fold", "f13_bare", "status");
CREATE INDEX "auto_contact_f16_fold_f16_bare_status" ON "contact" ("f16_fold", "f16_bare", "status");
CREATE INDEX "auto_activity_u2_p2_fold_at_contact_id" ON "activity_u2" ("p2_fold", "at", "contact_id");
CREATE INDEX "auto_activity_u3_p3_fold_at_contact_id" ON "activity_u3" ("p3_fold", "at", "contact_id");
CREATE INDEX "auto_contact_f3_fold_f3_bare_status" ON "contact" ("f3_fold", "f3_bare", "status");
CREATE INDEX "auto_contact_f4_fold_f4_bare_status" ON "contact" ("f4_fold", "f4_bare", "status");
CREATE INDEX "auto_contact_f7_status" ON "contact" ("f7", "status");
CREATE INDEX "auto_activity_opened_campaign_id_at_contact_id_grade" ON "activity_opened" ("campaign_id", "at", "contact_id", "grade");
CREATE INDEX "auto_activity_u4_p4_fold_at_contact_id_p6_p7_p8" ON "activity_u4" ("p4_fold", "at", "contact_id", "p6", "p7", "p8");
CREATE INDEX "auto_activity_visited_at_contact_id_url" ON "activity_visited" ("at", "contact_id", "url");
