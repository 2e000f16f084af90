-- Job postings (求人) with their master data. PostgreSQL 12 and later.
-- Statements end with a semicolon; tables come first, in insertion order, then indexes, then comments.
-- No column has a default: every value comes from the plan, and COPY stays on its fast path.

CREATE TABLE prefecture_master (
    code       char(2)     NOT NULL,
    name       varchar(10) NOT NULL,
    region     varchar(20) NOT NULL,
    sort_order integer     NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT prefecture_master_pkey PRIMARY KEY (code),
    CONSTRAINT prefecture_master_name_key UNIQUE (name),
    CONSTRAINT prefecture_master_region_check CHECK (region IN ('北海道', '東北', '関東', '中部', '近畿', '中国', '四国', '九州・沖縄')),
    CONSTRAINT prefecture_master_sort_order_check CHECK (sort_order BETWEEN 1 AND 47)
);

CREATE TABLE city_master (
    code       varchar(5)     NOT NULL,
    pref_cd    char(2)        NOT NULL,
    name       varchar(50)    NOT NULL,
    latitude   numeric(10, 8) NOT NULL,
    longitude  numeric(11, 8) NOT NULL,
    created_at timestamptz    NOT NULL,
    updated_at timestamptz    NOT NULL,
    CONSTRAINT city_master_pkey PRIMARY KEY (code),
    CONSTRAINT city_master_pref_cd_fkey FOREIGN KEY (pref_cd) REFERENCES prefecture_master (code)
);

CREATE TABLE occupation_master (
    code                integer      NOT NULL,
    name                varchar(100) NOT NULL,
    major_category_code integer      NOT NULL,
    minor_category_code integer      NOT NULL,
    description         text,
    display_order       integer      NOT NULL,
    is_active           boolean      NOT NULL,
    created_at          timestamptz  NOT NULL,
    updated_at          timestamptz  NOT NULL,
    CONSTRAINT occupation_master_pkey PRIMARY KEY (code)
);

CREATE TABLE employment_type_master (
    code                  integer     NOT NULL,
    name                  varchar(50) NOT NULL,
    description           text,
    is_valid_for_matching boolean     NOT NULL,
    display_order         integer     NOT NULL,
    created_at            timestamptz NOT NULL,
    updated_at            timestamptz NOT NULL,
    CONSTRAINT employment_type_master_pkey PRIMARY KEY (code)
);

CREATE TABLE feature_master (
    feature_code     varchar(3)   NOT NULL,
    feature_name     varchar(100) NOT NULL,
    category         varchar(50)  NOT NULL,
    display_priority integer      NOT NULL,
    is_active        boolean      NOT NULL,
    created_at       timestamptz  NOT NULL,
    updated_at       timestamptz  NOT NULL,
    CONSTRAINT feature_master_pkey PRIMARY KEY (feature_code)
);

CREATE TABLE jobs (
    job_id              bigint       NOT NULL,
    endcl_cd            varchar(20)  NOT NULL,
    application_id      varchar(100),
    company_name        varchar(255) NOT NULL,
    application_name    text         NOT NULL,
    pref_cd             char(2)      NOT NULL,
    city_cd             varchar(5)   NOT NULL,
    station_name_eki    varchar(100),
    address             varchar(500),
    latitude            numeric(10, 8),
    longitude           numeric(11, 8),
    salary_type         varchar(20),
    min_salary          integer,
    max_salary          integer,
    fee                 integer      NOT NULL,
    hours               text,
    work_days           varchar(200),
    shift_flexibility   varchar(100),
    occupation_cd1      integer      NOT NULL,
    occupation_cd2      integer,
    employment_type_cd  integer      NOT NULL,
    feature_codes       text[],
    has_daily_payment   boolean      GENERATED ALWAYS AS (feature_codes @> ARRAY['D01'::text]) STORED,
    has_weekly_payment  boolean      GENERATED ALWAYS AS (feature_codes @> ARRAY['W01'::text]) STORED,
    has_no_experience   boolean      GENERATED ALWAYS AS (feature_codes @> ARRAY['N01'::text]) STORED,
    has_student_welcome boolean      GENERATED ALWAYS AS (feature_codes @> ARRAY['S01'::text]) STORED,
    has_remote_work     boolean      GENERATED ALWAYS AS (feature_codes @> ARRAY['R01'::text]) STORED,
    has_transportation  boolean      GENERATED ALWAYS AS (feature_codes @> ARRAY['T01'::text]) STORED,
    has_high_income     boolean      GENERATED ALWAYS AS (min_salary >= 1500) STORED,
    description         text,
    benefits            text,
    search_keywords     text[],
    status              varchar(20),
    is_active           boolean,
    posting_date        timestamptz,
    end_at              timestamptz,
    created_at          timestamptz  NOT NULL,
    updated_at          timestamptz  NOT NULL,
    CONSTRAINT jobs_pkey PRIMARY KEY (job_id),
    CONSTRAINT jobs_application_id_key UNIQUE (application_id),
    CONSTRAINT jobs_pref_cd_fkey FOREIGN KEY (pref_cd) REFERENCES prefecture_master (code),
    CONSTRAINT jobs_city_cd_fkey FOREIGN KEY (city_cd) REFERENCES city_master (code),
    CONSTRAINT jobs_occupation_cd1_fkey FOREIGN KEY (occupation_cd1) REFERENCES occupation_master (code),
    CONSTRAINT jobs_occupation_cd2_fkey FOREIGN KEY (occupation_cd2) REFERENCES occupation_master (code),
    CONSTRAINT jobs_employment_type_cd_fkey FOREIGN KEY (employment_type_cd) REFERENCES employment_type_master (code),
    CONSTRAINT jobs_salary_type_check CHECK (salary_type IN ('hourly', 'daily', 'monthly')),
    CONSTRAINT jobs_salary_order_check CHECK (min_salary <= max_salary),
    CONSTRAINT jobs_fee_range_check CHECK (fee > 500 AND fee <= 5000),
    CONSTRAINT jobs_status_check CHECK (status IN ('draft', 'active', 'inactive', 'expired')),
    CONSTRAINT jobs_active_status_check CHECK (is_active = (status = 'active')),
    CONSTRAINT jobs_end_after_posting_check CHECK (end_at IS NULL OR end_at > posting_date)
);

CREATE INDEX idx_jobs_location ON jobs (pref_cd, city_cd, is_active);
CREATE INDEX idx_jobs_occupation ON jobs (occupation_cd1, employment_type_cd, posting_date) WHERE is_active;
CREATE INDEX idx_jobs_recent ON jobs (is_active, posting_date DESC);
CREATE INDEX idx_jobs_company ON jobs (endcl_cd, posting_date DESC);
CREATE INDEX idx_jobs_fee ON jobs (fee DESC) WHERE is_active;
CREATE INDEX idx_jobs_feature ON jobs (has_daily_payment, has_weekly_payment, has_no_experience) WHERE is_active;
CREATE INDEX idx_jobs_coordinates ON jobs (latitude, longitude) WHERE is_active;

COMMENT ON TABLE prefecture_master IS '都道府県マスタ';
COMMENT ON COLUMN prefecture_master.code IS '都道府県コード(JIS X 0401)';
COMMENT ON COLUMN prefecture_master.name IS '都道府県名';
COMMENT ON COLUMN prefecture_master.region IS '地方区分';
COMMENT ON COLUMN prefecture_master.sort_order IS '表示順';
COMMENT ON COLUMN prefecture_master.created_at IS '作成日時';
COMMENT ON COLUMN prefecture_master.updated_at IS '更新日時';

COMMENT ON TABLE city_master IS '市区町村マスタ';
COMMENT ON COLUMN city_master.code IS '市区町村コード(JIS X 0402、検査数字なし5桁)';
COMMENT ON COLUMN city_master.pref_cd IS '都道府県コード';
COMMENT ON COLUMN city_master.name IS '市区町村名';
COMMENT ON COLUMN city_master.latitude IS '役所の緯度(世界測地系、約1km)';
COMMENT ON COLUMN city_master.longitude IS '役所の経度(世界測地系、約1km)';
COMMENT ON COLUMN city_master.created_at IS '作成日時';
COMMENT ON COLUMN city_master.updated_at IS '更新日時';

COMMENT ON TABLE occupation_master IS '職種マスタ';
COMMENT ON COLUMN occupation_master.code IS '職種コード';
COMMENT ON COLUMN occupation_master.name IS '職種名';
COMMENT ON COLUMN occupation_master.major_category_code IS '大分類コード';
COMMENT ON COLUMN occupation_master.minor_category_code IS '小分類コード';
COMMENT ON COLUMN occupation_master.description IS '説明';
COMMENT ON COLUMN occupation_master.display_order IS '表示順';
COMMENT ON COLUMN occupation_master.is_active IS '有効フラグ';
COMMENT ON COLUMN occupation_master.created_at IS '作成日時';
COMMENT ON COLUMN occupation_master.updated_at IS '更新日時';

COMMENT ON TABLE employment_type_master IS '雇用形態マスタ';
COMMENT ON COLUMN employment_type_master.code IS '雇用形態コード';
COMMENT ON COLUMN employment_type_master.name IS '雇用形態名';
COMMENT ON COLUMN employment_type_master.description IS '説明';
COMMENT ON COLUMN employment_type_master.is_valid_for_matching IS 'マッチング対象フラグ';
COMMENT ON COLUMN employment_type_master.display_order IS '表示順';
COMMENT ON COLUMN employment_type_master.created_at IS '作成日時';
COMMENT ON COLUMN employment_type_master.updated_at IS '更新日時';

COMMENT ON TABLE feature_master IS '特徴マスタ';
COMMENT ON COLUMN feature_master.feature_code IS '特徴コード';
COMMENT ON COLUMN feature_master.feature_name IS '特徴名';
COMMENT ON COLUMN feature_master.category IS '分類';
COMMENT ON COLUMN feature_master.display_priority IS '表示優先度';
COMMENT ON COLUMN feature_master.is_active IS '有効フラグ';
COMMENT ON COLUMN feature_master.created_at IS '作成日時';
COMMENT ON COLUMN feature_master.updated_at IS '更新日時';

COMMENT ON TABLE jobs IS '求人';
COMMENT ON COLUMN jobs.job_id IS '求人ID';
COMMENT ON COLUMN jobs.endcl_cd IS '掲載企業コード';
COMMENT ON COLUMN jobs.application_id IS '応募管理ID';
COMMENT ON COLUMN jobs.company_name IS '企業名';
COMMENT ON COLUMN jobs.application_name IS '求人タイトル';
COMMENT ON COLUMN jobs.pref_cd IS '都道府県コード';
COMMENT ON COLUMN jobs.city_cd IS '市区町村コード';
COMMENT ON COLUMN jobs.station_name_eki IS '最寄り駅名';
COMMENT ON COLUMN jobs.address IS '勤務地住所';
COMMENT ON COLUMN jobs.latitude IS '勤務地の緯度';
COMMENT ON COLUMN jobs.longitude IS '勤務地の経度';
COMMENT ON COLUMN jobs.salary_type IS '給与形態(hourly 時給、daily 日給、monthly 月給)';
COMMENT ON COLUMN jobs.min_salary IS '給与下限(円)';
COMMENT ON COLUMN jobs.max_salary IS '給与上限(円)';
COMMENT ON COLUMN jobs.fee IS '応募単価(円)';
COMMENT ON COLUMN jobs.hours IS '勤務時間';
COMMENT ON COLUMN jobs.work_days IS '勤務日数・曜日';
COMMENT ON COLUMN jobs.shift_flexibility IS 'シフトの融通';
COMMENT ON COLUMN jobs.occupation_cd1 IS '職種コード(主)';
COMMENT ON COLUMN jobs.occupation_cd2 IS '職種コード(副)';
COMMENT ON COLUMN jobs.employment_type_cd IS '雇用形態コード';
COMMENT ON COLUMN jobs.feature_codes IS '特徴コードの一覧';
COMMENT ON COLUMN jobs.has_daily_payment IS '日払いあり(D01)';
COMMENT ON COLUMN jobs.has_weekly_payment IS '週払いあり(W01)';
COMMENT ON COLUMN jobs.has_no_experience IS '未経験歓迎(N01)';
COMMENT ON COLUMN jobs.has_student_welcome IS '学生歓迎(S01)';
COMMENT ON COLUMN jobs.has_remote_work IS 'リモート可(R01)';
COMMENT ON COLUMN jobs.has_transportation IS '交通費支給(T01)';
COMMENT ON COLUMN jobs.has_high_income IS '高収入(時給1,500円以上)';
COMMENT ON COLUMN jobs.description IS '仕事内容';
COMMENT ON COLUMN jobs.benefits IS '待遇・福利厚生';
COMMENT ON COLUMN jobs.search_keywords IS '検索キーワード';
COMMENT ON COLUMN jobs.status IS '掲載状態(draft 下書き、active 掲載中、inactive 停止、expired 終了)';
COMMENT ON COLUMN jobs.is_active IS '掲載中フラグ(status が active のとき真)';
COMMENT ON COLUMN jobs.posting_date IS '掲載開始日時';
COMMENT ON COLUMN jobs.end_at IS '掲載終了日時(未定なら空)';
COMMENT ON COLUMN jobs.created_at IS '作成日時';
COMMENT ON COLUMN jobs.updated_at IS '更新日時';
