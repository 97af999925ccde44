PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_migration (
    id BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum BIGINT NOT NULL, applied_at BIGINT NOT NULL
);
INSERT INTO schema_migration VALUES(1,'audience',7116759744981816512,1796077198254506);
INSERT INTO schema_migration VALUES(2,'segments',8555506071922636809,1796077198254506);
INSERT INTO schema_migration VALUES(3,'campaigns',1445707940378027962,1796077198254506);
INSERT INTO schema_migration VALUES(4,'tracking',-3040531705834024735,1796077198254506);
INSERT INTO schema_migration VALUES(5,'letters',-1984552379202432765,1796077198254506);
INSERT INTO schema_migration VALUES(6,'marks',-1614488089582630083,1796077198254506);
INSERT INTO schema_migration VALUES(7,'accepted findings',-5354940078879567453,1796077198254506);
INSERT INTO schema_migration VALUES(8,'deleted contacts',-2003180573814142647,1796077198254506);
INSERT INTO schema_migration VALUES(9,'kept mail',-6366416138534290128,1796077198254506);
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
INSERT INTO contact VALUES(1,'kirana@fuchsia.example','kirana@fuchsia.example','fuchsia.example','unsubscribed',1796077243529494,1796077198304740,1796077243529494,'import','id','Asia/Jakarta','ID',NULL,'Kirana','kirana',NULL,'Maheswari','maheswari',NULL,NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,-6.1898999999999997356,106.81040000000000133,-0.28751948697979673452,0.95168613869945584138,-0.1078241068323529811,'1990-06-10','2026-11-10',1.0,555000.0,'fuchsias','fuchsias',NULL,0,NULL,'implied','implied',NULL,'2024-10-13','2026-10-14',NULL,NULL,NULL);
INSERT INTO contact VALUES(2,'tomasz@fuchsia.example','tomasz@fuchsia.example','fuchsia.example','active',1796077198304740,1796077198304740,1796077198304740,'import','pl','Asia/Jakarta','ID',NULL,'Tomasz','tomasz',NULL,'Gołębiowski','gołębiowski','golebiowski',NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,-6.1806000000000000937,106.82120000000000459,-0.2877039313914844798,0.95164866579979456862,-0.10766273609450394133,'1990-06-11','2026-11-11',2.0,580000.0,'fuchsias','fuchsias',NULL,0,NULL,'express','express',NULL,'2026-04-13','2029-04-13','web form','web form',NULL);
INSERT INTO contact VALUES(3,'hoa@fuchsia.example','hoa@fuchsia.example','fuchsia.example','active',1796077198304740,1796077198304740,1796077198304740,'import','vi','Asia/Jakarta','ID',NULL,'Hoa','hoa',NULL,'Đinh','đinh','dinh',NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,-6.2248000000000001108,106.84829999999999472,-0.28812985574883598349,0.95143270704194582432,-0.10842965552370747994,'1990-06-12','2026-11-12',3.0,1060000.0,'fuchsias','fuchsias',NULL,0,NULL,'implied','implied',NULL,'2026-05-21','2028-05-21',NULL,NULL,NULL);
INSERT INTO contact VALUES(4,'gatot@fuchsia.example','gatot@fuchsia.example','fuchsia.example','active',1796077198304740,1796077198304740,1796077198304740,'import','jv','Asia/Jakarta','ID',NULL,'Gatot','gatot',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,-6.2042000000000001591,106.82470000000000709,-0.28774920363899397779,0.95158856067238983822,-0.10807223048764236228,'1990-06-13','2026-11-13',4.0,2035000.0,'fuchsias','fuchsias',NULL,0,NULL,'express','express',NULL,'2025-02-26',NULL,'web form','web form',NULL);
INSERT INTO contact VALUES(5,'olive@fuchsia.example','olive@fuchsia.example','fuchsia.example','active',1796077198304740,1796077198304740,1796077198304740,'import','en','Asia/Jakarta','ID',NULL,'Olive','olive',NULL,'Marlow','marlow',NULL,NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,-6.1729000000000002756,106.8429000000000002,-0.28806852450508568797,0.9515534731526482659,-0.1075291259175627373,'1990-06-14','2026-11-14',5.0,1205000.0,'fuchsias','fuchsias',NULL,0,NULL,'express','express',NULL,'2025-09-27',NULL,'web form','web form',NULL);
INSERT INTO contact VALUES(6,'wagiman88@surat.example','wagiman88@surat.example','surat.example','active',1796077198304740,1796077198304740,1796077198304740,'import','jv','Asia/Jakarta','ID',NULL,'Wagiman','wagiman',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Yogyakarta','yogyakarta',NULL,NULL,NULL,NULL,NULL,NULL,'2004-11-30','2026-10-20',1.0,180000.0,'lilies','lilies',NULL,0,NULL,'express','express',NULL,'2024-06-10',NULL,'shop card','shop card',NULL);
INSERT INTO contact VALUES(7,'bu.sriyatun@merak.test','bu.sriyatun@merak.test','merak.test','active',1796077198304740,1796077198304740,1796077198304740,'import','jv','Asia/Jakarta','ID',NULL,'Sriyatun','sriyatun',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Semarang','semarang',NULL,-6.971599999999999575,110.43349999999999511,-0.34653876201534317136,0.9301496790407884907,-0.12137734962171296826,'1971-01-21','2026-10-22',1.0,180000.0,'tulips','tulips',NULL,0,NULL,'implied','implied',NULL,'2025-02-26','2027-02-27',NULL,NULL,NULL);
INSERT INTO contact VALUES(8,'lasmi.bunga@pos.test','lasmi.bunga@pos.test','pos.test','active',1796077198304740,1796077198304740,1796077198304740,'import','jv','Asia/Jakarta','ID',NULL,'Lasmi','lasmi',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Semarang','semarang',NULL,-6.9908999999999998919,110.39589999999999747,-0.3459140139563885441,0.93033851733964201269,-0.12171170076396102543,'1996-10-26',NULL,0.0,NULL,NULL,NULL,NULL,0,NULL,'implied','implied',NULL,'2025-09-29','2027-09-30',NULL,NULL,NULL);
INSERT INTO contact VALUES(9,'thuy.trang.vo@buuta.test','thuy.trang.vo@buuta.test','buuta.test','pending',1796077198304740,1796077198304740,1796077198304740,'import','vi','Asia/Ho_Chi_Minh','VN',NULL,'Thùy Trang','thùy trang','thuy trang','Võ','võ','vo',NULL,NULL,NULL,'Thành phố Hồ Chí Minh','thành phố hồ chí minh','thanh pho ho chi minh',10.781599999999999184,106.73629999999999995,-0.28288391647345978441,0.94073538074255347307,0.18706585262895938925,'1979-08-27',NULL,0.0,NULL,'jasmine','jasmine',NULL,0,NULL,'express','express',NULL,'2025-04-26',NULL,'web form','web form',NULL);
INSERT INTO contact VALUES(10,'dian.larasati.bunga@pos.test','dian.larasati.bunga@pos.test','pos.test','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Dian Larasati','dian larasati',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Jakarta Barat','jakarta barat',NULL,-6.1513999999999997569,106.74150000000000204,-0.28639565209210299245,0.95210036854457824606,-0.10715604826615025835,'1978-06-08','2026-10-21',1.0,180000.0,'tulips','tulips',NULL,0,NULL,'express','express',NULL,'2026-02-16',NULL,'shop card','shop card',NULL);
INSERT INTO contact VALUES(11,'a.kowalczyk@poczta.example','a.kowalczyk@poczta.example','poczta.example','active',1796077198304740,1796077198304740,1796077198304740,'import','pl','Europe/Warsaw','PL',NULL,'Agnieszka','agnieszka',NULL,'Kowalczyk','kowalczyk',NULL,NULL,NULL,NULL,'Warszawa','warszawa',NULL,52.19210000000000349,20.995499999999999829,0.57231698652381557401,0.21964033624420992163,0.79007049662092121433,'2001-01-24','2026-10-21',1.0,180000.0,'roses','roses',NULL,0,NULL,'express','express',NULL,'2026-02-23',NULL,'shop card','shop card',NULL);
INSERT INTO contact VALUES(12,'galih.bunga@pos.test','galih.bunga@pos.test','pos.test','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Galih','galih',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2000-05-15','2026-09-21',1.0,190000.0,NULL,NULL,NULL,0,NULL,'express','express',NULL,'2024-12-17','2027-12-18','shop card','shop card',NULL);
INSERT INTO contact VALUES(13,'kuncoro.panca@kotak.example','kuncoro.panca@kotak.example','kotak.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Panca','panca',NULL,'Kuncoro','kuncoro',NULL,'Secretary','secretary',NULL,'Yogyakarta','yogyakarta',NULL,-7.8061999999999995836,110.3178000000000054,-0.344009306475475507,0.92909082938868381429,-0.13582278087312898984,'2000-10-02','2026-07-06',1.0,436000.0,NULL,NULL,NULL,0,'2026-11-30','express','express',NULL,'2025-10-26',NULL,'fair','fair',NULL);
INSERT INTO contact VALUES(14,'bich.ngoc_pham@buuta.test','bich.ngoc_pham@buuta.test','buuta.test','active',1796077198304740,1796077198304740,1796077198304740,'import','vi','Asia/Ho_Chi_Minh','VN',NULL,'Bích Ngọc','bích ngọc','bich ngoc','Phạm','phạm','pham',NULL,NULL,NULL,'Hà Nội','hà nội','ha noi',20.951100000000000278,105.71420000000000527,-0.25293276066350106612,0.89898162937834125152,0.35757103996744882268,'1965-05-23','2026-09-21',2.0,380000.0,'fuchsias','fuchsias',NULL,0,NULL,'implied','implied',NULL,'2025-06-14','2027-06-15',NULL,NULL,NULL);
INSERT INTO contact VALUES(15,'sitifauzi@merak.test','sitifauzi@merak.test','merak.test','active',1796077198304740,1796077198304740,1796077198304740,'import','en','Asia/Jakarta','ID',NULL,'Siti','siti',NULL,'Fauzi','fauzi',NULL,NULL,NULL,NULL,'Bogor','bogor',NULL,-6.570299999999999585,106.80710000000000547,-0.28725134530881241134,0.95099643691587121274,-0.11442220759797885887,'2001-06-01','2026-09-21',3.0,570000.0,'fuchsias','fuchsias',NULL,0,NULL,'express','express',NULL,'2025-10-15',NULL,'web form','web form',NULL);
INSERT INTO contact VALUES(16,'ponirah.bunga@surat.example','ponirah.bunga@surat.example','surat.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Ponirah','ponirah',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Semarang','semarang',NULL,-7.0251999999999998891,110.41580000000000438,-0.34621164005614596392,0.93014986584756675913,-0.12230587620137983728,'2004-04-02','2026-09-06',1.0,185000.0,'roses','roses',NULL,0,NULL,'express','express',NULL,'2024-11-20','2027-11-21','web form','web form',NULL);
INSERT INTO contact VALUES(17,'w.kurniawan@penuh.example','w.kurniawan@penuh.example','penuh.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Wahyu','wahyu',NULL,'Kurniawan','kurniawan',NULL,NULL,NULL,NULL,'Jakarta Barat','jakarta barat',NULL,-6.1763000000000003453,106.7862999999999971,-0.28712654262373071833,0.95183146845473332042,-0.10758812285865304581,'1985-12-04','2026-08-22',1.0,245000.0,'fuchsias','fuchsias',NULL,0,NULL,'implied','implied',NULL,'2024-06-16','2026-06-17',NULL,NULL,NULL);
INSERT INTO contact VALUES(18,'citra.fauzi@pos.test','citra.fauzi@pos.test','pos.test','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Citra','citra',NULL,'Fauzi','fauzi',NULL,NULL,NULL,NULL,'Jakarta Selatan','jakarta selatan',NULL,-6.2826000000000004064,106.81069999999999709,-0.28747364067719566316,0.95151639197967063932,-0.10943245272673252088,NULL,'2026-10-31',2.0,150000.0,NULL,NULL,NULL,0,NULL,'express','express',NULL,'2024-01-05',NULL,'web form','web form',NULL);
INSERT INTO contact VALUES(19,'ho.minh.anh@thu.example','ho.minh.anh@thu.example','thu.example','active',1796077198304740,1796077198304740,1796077198304740,'import','vi','Asia/Ho_Chi_Minh','VN',NULL,'Minh Anh','minh anh',NULL,'Hồ','hồ','ho',NULL,NULL,NULL,'Thành phố Hồ Chí Minh','thành phố hồ chí minh','thanh pho ho chi minh',10.718799999999999883,106.68189999999999884,-0.2820492873227317121,0.94119938544174053252,0.18598902216214038829,'1975-02-17','2026-10-01',2.0,500000.0,'roses','roses',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO contact VALUES(20,'tukinem.bunga@surat.example','tukinem.bunga@surat.example','surat.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id',NULL,'ID',NULL,'Tukinem','tukinem',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Surakarta','surakarta',NULL,NULL,NULL,NULL,NULL,NULL,'1973-10-06','2026-10-01',2.0,499000.0,'orchids','orchids',NULL,0,NULL,'implied','implied',NULL,'2024-07-01','2026-07-02',NULL,NULL,NULL);
INSERT INTO contact VALUES(21,'agus_fauzi@surat.example','agus_fauzi@surat.example','surat.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Agus','agus',NULL,'Fauzi','fauzi',NULL,NULL,NULL,NULL,'Depok','depok',NULL,-6.4180000000000001492,106.82999999999999829,-0.28771846214861473978,0.95116931507464197448,-0.11178112809983950515,'1953-07-22','2026-10-05',6.0,1359000.0,'roses','roses',NULL,0,NULL,'implied','implied',NULL,'2026-01-26','2028-01-27',NULL,NULL,NULL);
INSERT INTO contact VALUES(22,'anisa_kurniawan@antri.example','anisa_kurniawan@antri.example','antri.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Anisa','anisa',NULL,'Kurniawan','kurniawan',NULL,NULL,NULL,NULL,'Jakarta Selatan','jakarta selatan',NULL,-6.2656999999999998252,106.8318000000000012,-0.28783336493126870925,0.95144131517545493803,-0.10913925879143424046,'1982-05-26','2026-10-31',11.0,2792000.0,'jasmine','jasmine',NULL,1,'2026-10-14','implied','implied',NULL,'2025-06-01','2027-06-02',NULL,NULL,NULL);
INSERT INTO contact VALUES(23,'m.szymanska@skrzynka.test','m.szymanska@skrzynka.test','skrzynka.test','active',1796077198304740,1796077198304740,1796077198304740,'import','pl','Europe/Warsaw','PL',NULL,'Małgorzata','małgorzata','malgorzata','Szymańska','szymańska','szymanska',NULL,NULL,NULL,'Gdańsk','gdańsk','gdansk',NULL,NULL,NULL,NULL,NULL,'1977-02-20','2026-03-28',10.0,3665000.0,'orchids','orchids',NULL,1,NULL,'express','express',NULL,'2025-02-11',NULL,'web form','web form',NULL);
INSERT INTO contact VALUES(24,'pak.kemis@hilang.example','pak.kemis@hilang.example','hilang.example','active',1796077198304740,1796077198304740,1796077198304740,'import','jv','Asia/Jakarta','ID',NULL,'Kemis','kemis',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Yogyakarta','yogyakarta',NULL,-7.7896999999999998465,110.41450000000000386,-0.34559050244551337005,0.92854552947859159139,-0.13553746458001847408,'1977-10-26','2026-09-06',5.0,3719000.0,'roses','roses',NULL,0,'2026-12-04','express','express',NULL,'2023-11-20','2026-11-20','shop card','shop card',NULL);
INSERT INTO contact VALUES(25,'irfannugroho@merak.test','irfannugroho@merak.test','merak.test','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Irfan','irfan',NULL,'Nugroho','nugroho',NULL,NULL,NULL,NULL,'Jakarta Selatan','jakarta selatan',NULL,-6.2987000000000001875,106.79600000000000648,-0.28722060983832220504,0.9515606398250261444,-0.10971175880409975156,'1974-09-16','2026-10-11',2.0,1200000.0,'orchids','orchids',NULL,0,NULL,'implied','implied',NULL,'2026-10-07','2028-10-07',NULL,NULL,NULL);
INSERT INTO contact VALUES(26,'y.kurniawan@kotak.example','y.kurniawan@kotak.example','kotak.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Yoga','yoga',NULL,'Kurniawan','kurniawan',NULL,NULL,NULL,NULL,'Jakarta Timur','jakarta timur',NULL,-6.2514000000000002899,106.93240000000000122,-0.2895113864466248299,0.95096049943063942766,-0.10889116419793587464,'1984-12-21','2026-10-31',2.0,530000.0,'roses','roses',NULL,0,'2026-11-29','express','express',NULL,'2024-10-01',NULL,'shop card','shop card',NULL);
INSERT INTO contact VALUES(27,'fajar_saputra@pos.test','fajar_saputra@pos.test','pos.test','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Fajar','fajar',NULL,'Saputra','saputra',NULL,NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,NULL,NULL,NULL,NULL,NULL,'2006-07-28','2026-10-11',2.0,1199000.0,'orchids','orchids',NULL,0,NULL,'implied','implied',NULL,'2025-07-23','2027-07-24',NULL,NULL,NULL);
INSERT INTO contact VALUES(28,'thanh.dat_tran@thu.example','thanh.dat_tran@thu.example','thu.example','active',1796077198304740,1796077198304740,1796077198304740,'import','vi',NULL,'VN',NULL,'Thành Đạt','thành đạt','thanh dat','Trần','trần','tran',NULL,NULL,NULL,'Cần Thơ','cần thơ','can tho',10.116699999999999804,105.69469999999999743,-0.26630548882448618064,0.9477484762409686958,0.17565367176598714604,'2003-03-15',NULL,0.0,NULL,'roses','roses',NULL,0,NULL,'express','express',NULL,'2026-08-13',NULL,'web form','web form',NULL);
INSERT INTO contact VALUES(29,'eka.suryadi@kotak.example','eka.suryadi@kotak.example','kotak.example','active',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Eka','eka',NULL,'Suryadi','suryadi',NULL,NULL,NULL,NULL,'Jakarta Pusat','jakarta pusat',NULL,-6.1665999999999998593,106.82720000000000482,-0.28781119314268371889,0.95164368445020142139,-0.10741980705545030316,'1952-05-16',NULL,0.0,NULL,'roses','roses',NULL,0,NULL,'express','express',NULL,'2023-11-19','2026-11-19','shop card','shop card',NULL);
INSERT INTO contact VALUES(30,'fitri_syahputra@merak.test','fitri_syahputra@merak.test','merak.test','unsubscribed',1796077198304740,1796077198304740,1796077198304740,'import','id','Asia/Jakarta','ID',NULL,'Fitri','fitri',NULL,'Syahputra','syahputra',NULL,NULL,NULL,NULL,'Jakarta Selatan','jakarta selatan',NULL,-6.222900000000000098,106.81650000000000489,-0.28760279235169800005,0.95159591817567823479,-0.10839668972295189719,'1986-04-18','2024-12-28',1.0,115000.0,'tulips','tulips',NULL,0,NULL,'express','express',NULL,'2025-08-18','2028-08-18','web form','web form',NULL);
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
INSERT INTO status_change VALUES(1,9,NULL,'pending',1796077198304797,'import','import',NULL);
INSERT INTO status_change VALUES(2,30,NULL,'unsubscribed',1796077198304797,'import','import',NULL);
INSERT INTO status_change VALUES(3,1,'active','unsubscribed',1796077243529494,'person','command line',NULL);
CREATE TABLE suppression (
    address_hash BLOB PRIMARY KEY,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE TABLE list (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    public_name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL
);
INSERT INTO list VALUES(1,'Customers','Customers','',1796077198304797);
CREATE TABLE subscription (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    list_id BIGINT NOT NULL REFERENCES list (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('subscribed', 'unsubscribed')),
    at BIGINT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (contact_id, list_id)
);
INSERT INTO subscription VALUES(1,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(2,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(3,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(4,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(5,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(6,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(7,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(8,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(9,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(10,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(11,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(12,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(13,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(14,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(15,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(16,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(17,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(18,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(19,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(20,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(21,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(22,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(23,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(24,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(25,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(26,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(27,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(28,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(29,1,'subscribed',1796077198304797,'import');
INSERT INTO subscription VALUES(30,1,'subscribed',1796077198304797,'import');
CREATE TABLE label (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    name_fold TEXT NOT NULL UNIQUE,
    category TEXT,
    created_at BIGINT NOT NULL
);
INSERT INTO label VALUES(1,'Test Reader','test reader',NULL,1796077198304797);
INSERT INTO label VALUES(2,'Kantor','kantor',NULL,1796077198304797);
INSERT INTO label VALUES(3,'VIP','vip',NULL,1796077198304797);
INSERT INTO label VALUES(4,'Pelanggan Loyal','pelanggan loyal',NULL,1796077198304797);
INSERT INTO label VALUES(5,'Pernikahan','pernikahan',NULL,1796077198304797);
CREATE TABLE contact_label (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    label_id BIGINT NOT NULL REFERENCES label (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    PRIMARY KEY (contact_id, label_id)
);
INSERT INTO contact_label VALUES(1,1,1796077198304797);
INSERT INTO contact_label VALUES(2,1,1796077198304797);
INSERT INTO contact_label VALUES(3,1,1796077198304797);
INSERT INTO contact_label VALUES(4,1,1796077198304797);
INSERT INTO contact_label VALUES(5,1,1796077198304797);
INSERT INTO contact_label VALUES(13,2,1796077198304797);
INSERT INTO contact_label VALUES(22,3,1796077198304797);
INSERT INTO contact_label VALUES(23,3,1796077198304797);
INSERT INTO contact_label VALUES(23,4,1796077198304797);
INSERT INTO contact_label VALUES(24,4,1796077198304797);
INSERT INTO contact_label VALUES(24,5,1796077198304797);
INSERT INTO contact_label VALUES(26,5,1796077198304797);
CREATE TABLE field (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
INSERT INTO field VALUES(1,'first_name','first_name','text',1796077198304740);
INSERT INTO field VALUES(2,'last_name','last_name','text',1796077198304740);
INSERT INTO field VALUES(3,'title','title','text',1796077198304740);
INSERT INTO field VALUES(4,'city','city','text',1796077198304740);
INSERT INTO field VALUES(5,'location','location','location',1796077198304740);
INSERT INTO field VALUES(6,'birthday','birthday','date',1796077198304740);
INSERT INTO field VALUES(7,'last_purchase','last_purchase','date',1796077198304740);
INSERT INTO field VALUES(8,'orders','orders','number',1796077198304740);
INSERT INTO field VALUES(9,'spent','spent','number',1796077198304740);
INSERT INTO field VALUES(10,'favourite','favourite','text',1796077198304740);
INSERT INTO field VALUES(11,'vip','vip','boolean',1796077198304740);
INSERT INTO field VALUES(12,'pickup_date','pickup_date','date',1796077198304740);
INSERT INTO field VALUES(13,'consent','consent','text',1796077198304740);
INSERT INTO field VALUES(14,'consent_date','consent_date','date',1796077198304740);
INSERT INTO field VALUES(15,'consent_expires','consent_expires','date',1796077198304740);
INSERT INTO field VALUES(16,'consent_proof','consent_proof','text',1796077198304740);
CREATE TABLE field_option (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    field_id BIGINT NOT NULL REFERENCES field (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (field_id, name_fold)
);
CREATE TABLE contact_choice (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    field_id BIGINT NOT NULL REFERENCES field (id) ON DELETE CASCADE,
    option_id BIGINT NOT NULL REFERENCES field_option (id) ON DELETE CASCADE,
    PRIMARY KEY (contact_id, field_id, option_id)
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
INSERT INTO import_run VALUES(1,'c.csv','08ea5e26f9cffdd6d9c702d01e523a7a2d99170ecdfdc4e54f719fd51b18e79e',replace('separator \nmap []\nlists ["Customers"]\nlabels []\nstatus \ncreate fields true\nday first false\ntime zone Asia/Jakarta','\n',char(10)),5439,32,30,30,0,0,0,0,26,'finished',1796077198304797,1796077198396232);
INSERT INTO import_run VALUES(2,'p.csv','32f5a62a643049c85cda12c73bff0f862acc51a93074706869c9aeb7320229ef',replace('activity purchased 4\nseparator \nmap []\nadd options false\nday first false\ntime zone Asia/Jakarta','\n',char(10)),3289,42,40,39,0,0,1,1,108,'finished',1796077241031969,1796077241048031);
INSERT INTO import_run VALUES(3,'cl.csv','c4016789244167a8842187e278427907533f6e00575ea24db863459c1a857b3b',replace('activity clicked 0\nseparator \nmap []\nadd options false\nday first false\ntime zone Asia/Jakarta','\n',char(10)),518,7,5,5,0,0,0,0,26,'finished',1796077241230498,1796077241241137);
CREATE TABLE activity_type (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);
INSERT INTO activity_type VALUES(1,'attended',1796077207596206);
INSERT INTO activity_type VALUES(2,'coupon_issued',1796077207596206);
INSERT INTO activity_type VALUES(3,'coupon_used',1796077207596206);
INSERT INTO activity_type VALUES(4,'purchased',1796077207596206);
CREATE TABLE activity_parameter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    activity_id BIGINT NOT NULL REFERENCES activity_type (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (activity_id, name)
);
INSERT INTO activity_parameter VALUES(1,1,'event','text',0);
INSERT INTO activity_parameter VALUES(2,2,'code','text',0);
INSERT INTO activity_parameter VALUES(3,3,'code','text',0);
INSERT INTO activity_parameter VALUES(4,4,'product','text',0);
INSERT INTO activity_parameter VALUES(5,4,'category','text',1);
INSERT INTO activity_parameter VALUES(6,4,'price','number',2);
INSERT INTO activity_parameter VALUES(7,4,'quantity','number',3);
INSERT INTO activity_parameter VALUES(8,4,'size','choice',4);
CREATE TABLE activity_option (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parameter_id BIGINT NOT NULL REFERENCES activity_parameter (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (parameter_id, name_fold)
);
INSERT INTO activity_option VALUES(1,8,'S','s',0);
INSERT INTO activity_option VALUES(2,8,'M','m',1);
INSERT INTO activity_option VALUES(3,8,'L','l',2);
INSERT INTO activity_option VALUES(4,8,'XL','xl',3);
CREATE TABLE activity_sent (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    campaign_id BIGINT,
    run_id BIGINT
);
INSERT INTO activity_sent VALUES(6,1796077212342857,NULL,2,1);
INSERT INTO activity_sent VALUES(8,1796077212342857,NULL,2,1);
INSERT INTO activity_sent VALUES(10,1796077212342857,NULL,2,1);
INSERT INTO activity_sent VALUES(11,1796077212342857,NULL,2,1);
INSERT INTO activity_sent VALUES(12,1796077212342857,NULL,2,1);
INSERT INTO activity_sent VALUES(13,1796077212350985,NULL,2,1);
INSERT INTO activity_sent VALUES(7,1796077212350985,NULL,2,1);
INSERT INTO activity_sent VALUES(15,1796077212350985,NULL,2,1);
INSERT INTO activity_sent VALUES(16,1796077212350985,NULL,2,1);
INSERT INTO activity_sent VALUES(14,1796077212350985,NULL,2,1);
INSERT INTO activity_sent VALUES(18,1796077212350985,NULL,2,1);
INSERT INTO activity_sent VALUES(20,1796077212350985,NULL,2,1);
INSERT INTO activity_sent VALUES(17,1796077212350985,NULL,2,1);
INSERT INTO activity_sent VALUES(27,1796077212350985,NULL,2,1);
INSERT INTO activity_sent VALUES(22,1796077212350985,NULL,2,1);
INSERT INTO activity_sent VALUES(21,1796077212350985,NULL,2,1);
INSERT INTO activity_sent VALUES(19,1796077212350985,NULL,2,1);
INSERT INTO activity_sent VALUES(28,1796077212354915,NULL,2,1);
INSERT INTO activity_sent VALUES(25,1796077212357725,NULL,2,1);
INSERT INTO activity_sent VALUES(24,1796077212357725,NULL,2,1);
INSERT INTO activity_sent VALUES(23,1796077212357725,NULL,2,1);
INSERT INTO activity_sent VALUES(26,1796077212357725,NULL,2,1);
INSERT INTO activity_sent VALUES(29,1796077212357725,NULL,2,1);
INSERT INTO activity_sent VALUES(4,1796077244464644,NULL,4,2);
INSERT INTO activity_sent VALUES(2,1796077244464644,NULL,4,2);
INSERT INTO activity_sent VALUES(3,1796077244464644,NULL,4,2);
INSERT INTO activity_sent VALUES(5,1796077244464644,NULL,4,2);
CREATE TABLE summary_sent (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
INSERT INTO summary_sent VALUES(2,1,1796077244464644,1796077244464644);
INSERT INTO summary_sent VALUES(3,1,1796077244464644,1796077244464644);
INSERT INTO summary_sent VALUES(4,1,1796077244464644,1796077244464644);
INSERT INTO summary_sent VALUES(5,1,1796077244464644,1796077244464644);
INSERT INTO summary_sent VALUES(6,1,1796077212342857,1796077212342857);
INSERT INTO summary_sent VALUES(7,1,1796077212350985,1796077212350985);
INSERT INTO summary_sent VALUES(8,1,1796077212342857,1796077212342857);
INSERT INTO summary_sent VALUES(10,1,1796077212342857,1796077212342857);
INSERT INTO summary_sent VALUES(11,1,1796077212342857,1796077212342857);
INSERT INTO summary_sent VALUES(12,1,1796077212342857,1796077212342857);
INSERT INTO summary_sent VALUES(13,1,1796077212350985,1796077212350985);
INSERT INTO summary_sent VALUES(14,1,1796077212350985,1796077212350985);
INSERT INTO summary_sent VALUES(15,1,1796077212350985,1796077212350985);
INSERT INTO summary_sent VALUES(16,1,1796077212350985,1796077212350985);
INSERT INTO summary_sent VALUES(17,1,1796077212350985,1796077212350985);
INSERT INTO summary_sent VALUES(18,1,1796077212350985,1796077212350985);
INSERT INTO summary_sent VALUES(19,1,1796077212350985,1796077212350985);
INSERT INTO summary_sent VALUES(20,1,1796077212350985,1796077212350985);
INSERT INTO summary_sent VALUES(21,1,1796077212350985,1796077212350985);
INSERT INTO summary_sent VALUES(22,1,1796077212350985,1796077212350985);
INSERT INTO summary_sent VALUES(23,1,1796077212357725,1796077212357725);
INSERT INTO summary_sent VALUES(24,1,1796077212357725,1796077212357725);
INSERT INTO summary_sent VALUES(25,1,1796077212357725,1796077212357725);
INSERT INTO summary_sent VALUES(26,1,1796077212357725,1796077212357725);
INSERT INTO summary_sent VALUES(27,1,1796077212350985,1796077212350985);
INSERT INTO summary_sent VALUES(28,1,1796077212354915,1796077212354915);
INSERT INTO summary_sent VALUES(29,1,1796077212357725,1796077212357725);
CREATE TABLE activity_opened (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    campaign_id BIGINT,
    run_id BIGINT,
    grade TEXT NOT NULL
);
CREATE TABLE summary_opened (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
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
INSERT INTO activity_clicked VALUES(13,1794466079000000,'C0126',1,NULL,'human','https://fuchsia.example/orchids');
INSERT INTO activity_clicked VALUES(15,1794553690000000,'C0171',1,NULL,'human','https://fuchsia.example/orchids/moon');
INSERT INTO activity_clicked VALUES(19,1794712516000000,'C0191',1,NULL,'human','https://fuchsia.example/orchids');
INSERT INTO activity_clicked VALUES(23,1794468403000000,'C0130',1,NULL,'human','https://fuchsia.example/orchids/moon');
INSERT INTO activity_clicked VALUES(25,1794503240000000,'C0148',1,NULL,'human','https://fuchsia.example/orchids');
CREATE TABLE summary_clicked (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
INSERT INTO summary_clicked VALUES(13,1,1794466079000000,1794466079000000);
INSERT INTO summary_clicked VALUES(15,1,1794553690000000,1794553690000000);
INSERT INTO summary_clicked VALUES(19,1,1794712516000000,1794712516000000);
INSERT INTO summary_clicked VALUES(23,1,1794468403000000,1794468403000000);
INSERT INTO summary_clicked VALUES(25,1,1794503240000000,1794503240000000);
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
CREATE TABLE summary_bounced (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
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
CREATE TABLE summary_complained (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
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
INSERT INTO activity_unsubscribed VALUES(1,1796077243529494,NULL,NULL,NULL,'person');
CREATE TABLE summary_unsubscribed (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
INSERT INTO summary_unsubscribed VALUES(1,1,1796077243529494,1796077243529494);
CREATE TABLE activity_subscribed (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    list_id BIGINT
);
INSERT INTO activity_subscribed VALUES(1,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(2,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(3,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(4,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(5,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(6,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(7,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(8,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(9,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(10,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(11,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(12,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(13,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(14,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(15,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(16,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(17,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(18,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(19,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(20,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(21,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(22,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(23,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(24,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(25,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(26,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(27,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(28,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(29,1796077198304797,NULL,1);
INSERT INTO activity_subscribed VALUES(30,1796077198304797,NULL,1);
CREATE TABLE summary_subscribed (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
INSERT INTO summary_subscribed VALUES(1,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(2,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(3,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(4,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(5,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(6,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(7,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(8,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(9,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(10,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(11,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(12,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(13,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(14,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(15,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(16,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(17,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(18,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(19,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(20,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(21,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(22,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(23,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(24,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(25,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(26,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(27,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(28,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(29,1,1796077198304797,1796077198304797);
INSERT INTO summary_subscribed VALUES(30,1,1796077198304797,1796077198304797);
CREATE TABLE activity_confirmed (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT
);
CREATE TABLE summary_confirmed (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE activity_imported (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT
);
INSERT INTO activity_imported VALUES(1,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(2,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(3,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(4,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(5,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(6,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(7,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(8,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(9,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(10,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(11,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(12,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(13,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(14,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(15,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(16,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(17,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(18,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(19,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(20,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(21,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(22,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(23,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(24,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(25,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(26,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(27,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(28,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(29,1796077198304797,NULL);
INSERT INTO activity_imported VALUES(30,1796077198304797,NULL);
CREATE TABLE summary_imported (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
INSERT INTO summary_imported VALUES(1,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(2,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(3,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(4,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(5,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(6,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(7,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(8,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(9,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(10,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(11,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(12,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(13,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(14,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(15,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(16,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(17,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(18,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(19,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(20,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(21,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(22,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(23,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(24,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(25,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(26,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(27,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(28,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(29,1,1796077198304797,1796077198304797);
INSERT INTO summary_imported VALUES(30,1,1796077198304797,1796077198304797);
CREATE TABLE activity_labelled (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    label_id BIGINT
);
INSERT INTO activity_labelled VALUES(1,1796077198304797,NULL,1);
INSERT INTO activity_labelled VALUES(2,1796077198304797,NULL,1);
INSERT INTO activity_labelled VALUES(3,1796077198304797,NULL,1);
INSERT INTO activity_labelled VALUES(4,1796077198304797,NULL,1);
INSERT INTO activity_labelled VALUES(5,1796077198304797,NULL,1);
INSERT INTO activity_labelled VALUES(13,1796077198304797,NULL,2);
INSERT INTO activity_labelled VALUES(22,1796077198304797,NULL,3);
INSERT INTO activity_labelled VALUES(23,1796077198304797,NULL,3);
INSERT INTO activity_labelled VALUES(23,1796077198304797,NULL,4);
INSERT INTO activity_labelled VALUES(24,1796077198304797,NULL,4);
INSERT INTO activity_labelled VALUES(24,1796077198304797,NULL,5);
INSERT INTO activity_labelled VALUES(26,1796077198304797,NULL,5);
CREATE TABLE summary_labelled (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
INSERT INTO summary_labelled VALUES(1,1,1796077198304797,1796077198304797);
INSERT INTO summary_labelled VALUES(2,1,1796077198304797,1796077198304797);
INSERT INTO summary_labelled VALUES(3,1,1796077198304797,1796077198304797);
INSERT INTO summary_labelled VALUES(4,1,1796077198304797,1796077198304797);
INSERT INTO summary_labelled VALUES(5,1,1796077198304797,1796077198304797);
INSERT INTO summary_labelled VALUES(13,1,1796077198304797,1796077198304797);
INSERT INTO summary_labelled VALUES(22,1,1796077198304797,1796077198304797);
INSERT INTO summary_labelled VALUES(23,2,1796077198304797,1796077198304797);
INSERT INTO summary_labelled VALUES(24,2,1796077198304797,1796077198304797);
INSERT INTO summary_labelled VALUES(26,1,1796077198304797,1796077198304797);
CREATE TABLE activity_score_changed (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT,
    old_score DOUBLE PRECISION,
    new_score DOUBLE PRECISION
);
CREATE TABLE summary_score_changed (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
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
CREATE TABLE summary_visited (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
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
INSERT INTO segment VALUES(1,'Attended last autumn','attended last autumn','dynamic','Came to last year''s autumn evening in the shop.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(2,'Top 10% by spending','top 10% by spending','dynamic','The tenth of our active customers that spent most within a year. Among equals the one who came to us first is in.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(3,'Top 15% by orders','top 15% by orders','dynamic','The 15% of our active customers with most orders, of all time.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(4,'Birthday tomorrow','birthday tomorrow','dynamic','Has a birthday tomorrow, whatever the year.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(5,'Birthday this week','birthday this week','dynamic','Has a birthday within the next seven days, whatever the year.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(6,'Bought the basket or orchids','bought the basket or orchids','dynamic','Has bought our fuchsia basket, or anything of the category orchids.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(7,'Bought more than twice','bought more than twice','dynamic','Comes back again and again.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(8,'Bought once','bought once','dynamic','One order and no second one: thank them, and win them back.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(9,'Consent by country','consent by country','dynamic','In Poland and Vietnam an express consent that can be proved, in Indonesia an implied one too, and none that has expired. An example, not legal advice.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(10,'Coupon not used yet','coupon not used yet','dynamic','Has been given the coupon KEMBALI20 and has not used it.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(11,'Directors','directors','additive','Buys for an office as its director. Who has been one stays here, whatever the title becomes.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(12,'Engaged within 12 months','engaged within 12 months','dynamic','Has opened, clicked, visited or bought within the last 12 months: the people that we write to.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(13,'In Jakarta','in jakarta','dynamic','Lives in any part of Jakarta.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(14,'Lapsed by the usual interval','lapsed by the usual interval','dynamic','Has let pass twice the time that our customers wait between two orders on average.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(15,'Lapsed','lapsed','dynamic','Bought before, but not in the last 30 days. Changes by the calendar alone.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(16,'Loyal in Jakarta','loyal in jakarta','dynamic','Regular customers within reach of the shop''s own couriers.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(17,'Near the shop','near the shop','dynamic','Within 25 km of the shop in Jalan Melati, as our couriers'' pigeons fly.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(18,'Never mailed or never engaged','never mailed or never engaged','dynamic','Has had no letter, or has never opened, clicked, visited or bought. Keep them out of the big campaigns.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(19,'No interaction in 30 days','no interaction in 30 days','dynamic','Has had our letters for longer than 30 days, and has neither opened, clicked, visited nor bought in that time.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(20,'Not bought for 30 days','not bought for 30 days','dynamic','Has bought something, but nothing in the last 30 days. Changes by the clock alone.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(21,'Opened the orchid week','opened the orchid week','dynamic','Has opened the letter about the orchid week within the last 7 days.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(22,'Large orders','large orders','dynamic','Spends Rp 600.000 or more an order on average.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(23,'Medium orders','medium orders','dynamic','Spends from Rp 250.000 to less than Rp 600.000 an order on average.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(24,'Small orders','small orders','dynamic','Spends less than Rp 250.000 an order on average.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(25,'Picked up 10 days ago','picked up 10 days ago','dynamic','Came to the shop exactly ten days ago: ask how the flowers are.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(26,'Pickup in 10 days','pickup in 10 days','dynamic','Comes to the shop exactly ten days from now: send them what they should know.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(27,'Red roses in the last week','red roses in the last week','dynamic','One order of at least two bunches of red roses in size M for more than Rp 300.000, within the last 7 days.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(28,'Southern hemisphere','southern hemisphere','dynamic','Lives south of the equator, where October is spring: at most a quarter of the globe from the pole.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(29,'Subscribed, never bought','subscribed, never bought','dynamic','Gets our letters and has not bought anything yet.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(30,'Test readers','test readers','dynamic','Colleagues who read every letter first, one for each language.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(31,'Viewed Senja Merah','viewed senja merah','dynamic','Has looked at the page of the fuchsia Senja Merah within the last 3 days.',1,1796077207596206,1796077207596206);
INSERT INTO segment VALUES(32,'VIP or Pelanggan Loyal','vip or pelanggan loyal','dynamic','Has one of the two labels for our best customers, or both.',1,1796077207596206,1796077207596206);
CREATE TABLE segment_version (
    segment_id BIGINT NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    time_zone TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (segment_id, version)
);
INSERT INTO segment_version VALUES(1,1,'dynamic','has attended where event contains "autumn" between 2025-09-01 and 2025-11-30',NULL,1796077207596206);
INSERT INTO segment_version VALUES(2,1,'dynamic','in top 10% by sum of purchased.price within last 365 days',NULL,1796077207596206);
INSERT INTO segment_version VALUES(3,1,'dynamic','in top 15% by count of purchased',NULL,1796077207596206);
INSERT INTO segment_version VALUES(4,1,'dynamic','anniversary of birthday is tomorrow','Asia/Jakarta',1796077207596206);
INSERT INTO segment_version VALUES(5,1,'dynamic','anniversary of birthday within next 7 days',NULL,1796077207596206);
INSERT INTO segment_version VALUES(6,1,'dynamic',replace('has purchased where product is "Fuchsia basket"\nor has purchased where category is "orchids"\n','\n',char(10)),NULL,1796077207596206);
INSERT INTO segment_version VALUES(7,1,'dynamic','has purchased at least 3 times',NULL,1796077207596206);
INSERT INTO segment_version VALUES(8,1,'dynamic','has purchased exactly 1 time',NULL,1796077207596206);
INSERT INTO segment_version VALUES(9,1,'dynamic',replace('(consent_expires is missing or consent_expires >= today)\nand (country in ("PL", "VN") and consent is "express" and consent_proof is present   # GDPR, Decree 13/2023\n     or country is "ID" and consent in ("express", "implied"))                        # Law 27/2022\n','\n',char(10)),'Asia/Jakarta',1796077207596206);
INSERT INTO segment_version VALUES(10,1,'dynamic',replace('has coupon_issued where code is "KEMBALI20"\nand has not coupon_used where code is "KEMBALI20"\n','\n',char(10)),NULL,1796077207596206);
INSERT INTO segment_version VALUES(11,1,'additive','title is "Director"',NULL,1796077207596206);
INSERT INTO segment_version VALUES(12,1,'dynamic',replace('status is active\nand (has opened within last 12 months or has clicked within last 12 months\n     or has visited within last 12 months or has purchased within last 12 months)\n','\n',char(10)),NULL,1796077207596206);
INSERT INTO segment_version VALUES(13,1,'dynamic','city contains "Jakarta"',NULL,1796077207596206);
INSERT INTO segment_version VALUES(14,1,'dynamic','last of purchased more than 2 intervals ago',NULL,1796077207596206);
INSERT INTO segment_version VALUES(15,1,'dynamic',replace('status is active\nand last_purchase more than 30 days ago\nand not last_purchase more than 365 days ago   # those are gone for good\n','\n',char(10)),NULL,1796077207596206);
INSERT INTO segment_version VALUES(16,1,'dynamic','city contains "Jakarta" and label has any of ("VIP", "Pelanggan Loyal")',NULL,1796077207596206);
INSERT INTO segment_version VALUES(17,1,'dynamic','location within 25 km of (-6.195, 106.83)',NULL,1796077207596206);
INSERT INTO segment_version VALUES(18,1,'dynamic',replace('has not sent\nor (has not opened and has not clicked and has not visited and has not purchased)\n','\n',char(10)),NULL,1796077207596206);
INSERT INTO segment_version VALUES(19,1,'dynamic',replace('status is active\nand first of sent more than 30 days ago   # whoever is new has had no chance yet\nand has not opened within last 30 days\nand has not clicked within last 30 days\nand has not visited within last 30 days\nand has not purchased within last 30 days\n','\n',char(10)),NULL,1796077207596206);
INSERT INTO segment_version VALUES(20,1,'dynamic','last of purchased more than 30 days ago',NULL,1796077207596206);
INSERT INTO segment_version VALUES(21,1,'dynamic','has opened where campaign is "orchid-week" within last 7 days',NULL,1796077207596206);
INSERT INTO segment_version VALUES(22,1,'dynamic','average of purchased.price >= 600000',NULL,1796077207596206);
INSERT INTO segment_version VALUES(23,1,'dynamic','average of purchased.price >= 250000 and average of purchased.price < 600000',NULL,1796077207596206);
INSERT INTO segment_version VALUES(24,1,'dynamic','average of purchased.price < 250000',NULL,1796077207596206);
INSERT INTO segment_version VALUES(25,1,'dynamic','pickup_date is 10 days ago','Asia/Jakarta',1796077207596206);
INSERT INTO segment_version VALUES(26,1,'dynamic','pickup_date is in 10 days','Asia/Jakarta',1796077207596206);
INSERT INTO segment_version VALUES(27,1,'dynamic',replace('has purchased where product is "Red roses" and price > 300000 and quantity >= 2 and size is "M"\n  within last 7 days\n','\n',char(10)),NULL,1796077207596206);
INSERT INTO segment_version VALUES(28,1,'dynamic','location within 10007.5 km of (-90, 0)',NULL,1796077207596206);
INSERT INTO segment_version VALUES(29,1,'dynamic','status is active and in list "Customers" and has not purchased',NULL,1796077207596206);
INSERT INTO segment_version VALUES(30,1,'dynamic','label has "Test Reader"',NULL,1796077207596206);
INSERT INTO segment_version VALUES(31,1,'dynamic','has visited where url contains "/fuchsias/senja-merah" within last 3 days',NULL,1796077207596206);
INSERT INTO segment_version VALUES(32,1,'dynamic','label has any of ("VIP", "Pelanggan Loyal")',NULL,1796077207596206);
CREATE TABLE segment_example (
    segment_id BIGINT NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    address TEXT NOT NULL,
    is_in BOOLEAN NOT NULL,
    PRIMARY KEY (segment_id, position)
);
INSERT INTO segment_example VALUES(1,0,'aisyahwijaya@kotak.example',1);
INSERT INTO segment_example VALUES(1,1,'made.bunga@surat.example',0);
INSERT INTO segment_example VALUES(1,2,'kuncoro.panca@sibuk.example',0);
INSERT INTO segment_example VALUES(2,0,'trihandoyo@pos.test',1);
INSERT INTO segment_example VALUES(2,1,'lukman_santoso@pos.test',0);
INSERT INTO segment_example VALUES(3,0,'bu.tugiman@merak.test',1);
INSERT INTO segment_example VALUES(3,1,'sumiyati.bunga@merak.test',0);
INSERT INTO segment_example VALUES(3,2,'lasmi.bunga@pos.test',0);
INSERT INTO segment_example VALUES(4,0,'doni.andi.simanjuntak@pos.test',1);
INSERT INTO segment_example VALUES(4,1,'madesusanti@merak.test',0);
INSERT INTO segment_example VALUES(4,2,'catur_widodoningrat@surat.example',0);
INSERT INTO segment_example VALUES(4,3,'rina.rini@kotak.example',0);
INSERT INTO segment_example VALUES(5,0,'rina.rini@kotak.example',0);
INSERT INTO segment_example VALUES(6,0,'ponirah.bunga@surat.example',1);
INSERT INTO segment_example VALUES(6,1,'w.kurniawan@penuh.example',1);
INSERT INTO segment_example VALUES(6,2,'citra.fauzi@pos.test',0);
INSERT INTO segment_example VALUES(7,0,'sitifauzi@merak.test',1);
INSERT INTO segment_example VALUES(7,1,'bich.ngoc_pham@buuta.test',0);
INSERT INTO segment_example VALUES(7,2,'galih.bunga@pos.test',0);
INSERT INTO segment_example VALUES(8,0,'galih.bunga@pos.test',1);
INSERT INTO segment_example VALUES(8,1,'lasmi.bunga@pos.test',0);
INSERT INTO segment_example VALUES(8,2,'bich.ngoc_pham@buuta.test',0);
INSERT INTO segment_example VALUES(9,0,'m.szymanska@skrzynka.test',1);
INSERT INTO segment_example VALUES(9,1,'anisa_kurniawan@antri.example',1);
INSERT INTO segment_example VALUES(9,2,'pak.kemis@hilang.example',1);
INSERT INTO segment_example VALUES(9,3,'kinga_wisniewska@poczta.example',0);
INSERT INTO segment_example VALUES(9,4,'wrobel.agnieszka@skrzynka.test',0);
INSERT INTO segment_example VALUES(9,5,'eka.suryadi@kotak.example',0);
INSERT INTO segment_example VALUES(10,0,'t.nguyen@thu.example',1);
INSERT INTO segment_example VALUES(10,1,'thanh.dat.nguyen@buuta.test',1);
INSERT INTO segment_example VALUES(10,2,'hendra82@surat.example',0);
INSERT INTO segment_example VALUES(10,3,'gendhispramesthi@pos.test',0);
INSERT INTO segment_example VALUES(10,4,'lasmi.bunga@pos.test',0);
INSERT INTO segment_example VALUES(11,0,'yuni_lubis@kotak.example',1);
INSERT INTO segment_example VALUES(11,1,'fauzi.nadia@merak.test',0);
INSERT INTO segment_example VALUES(12,0,'bagus.arif_kusuma@merak.test',1);
INSERT INTO segment_example VALUES(12,1,'prasetyo.galih@kotak.example',0);
INSERT INTO segment_example VALUES(12,2,'bu.nadia@kotak.example',0);
INSERT INTO segment_example VALUES(13,0,'prasetyo.galih@kotak.example',1);
INSERT INTO segment_example VALUES(13,1,'dewi+toko@kotak.example',1);
INSERT INTO segment_example VALUES(13,2,'made.bunga@surat.example',0);
INSERT INTO segment_example VALUES(13,3,'galih.bunga@pos.test',0);
INSERT INTO segment_example VALUES(14,0,'s.salim@merak.test',1);
INSERT INTO segment_example VALUES(14,1,'hendra_simanjuntak@kotak.example',0);
INSERT INTO segment_example VALUES(14,2,'lasmi.bunga@pos.test',0);
INSERT INTO segment_example VALUES(16,0,'wijaya.notaris@kotak.example',1);
INSERT INTO segment_example VALUES(16,1,'rina.rini@kotak.example',1);
INSERT INTO segment_example VALUES(16,2,'haryo@surat.example',0);
INSERT INTO segment_example VALUES(16,3,'dewi+toko@kotak.example',0);
INSERT INTO segment_example VALUES(17,0,'agus_fauzi@surat.example',1);
INSERT INTO segment_example VALUES(17,1,'d.wijaya@merak.test',0);
INSERT INTO segment_example VALUES(17,2,'fajar_saputra@pos.test',0);
INSERT INTO segment_example VALUES(18,0,'mayasusanti@surat.example',1);
INSERT INTO segment_example VALUES(18,1,'bu.nadia@kotak.example',1);
INSERT INTO segment_example VALUES(18,2,'prasetyo.galih@kotak.example',0);
INSERT INTO segment_example VALUES(19,0,'doniramadhan@merak.test',1);
INSERT INTO segment_example VALUES(19,1,'endah_purwanti@sibuk.example',0);
INSERT INTO segment_example VALUES(19,2,'l.anggraini@pos.test',0);
INSERT INTO segment_example VALUES(19,3,'eko.syahputra@merak.test',0);
INSERT INTO segment_example VALUES(19,4,'mayasusanti@surat.example',0);
INSERT INTO segment_example VALUES(20,0,'wagiman88@surat.example',1);
INSERT INTO segment_example VALUES(20,1,'bu.sriyatun@merak.test',0);
INSERT INTO segment_example VALUES(20,2,'lasmi.bunga@pos.test',0);
INSERT INTO segment_example VALUES(21,0,'halim.cahyo.agus@merak.test',1);
INSERT INTO segment_example VALUES(21,1,'trong.nghia_pham@buuta.test',0);
INSERT INTO segment_example VALUES(21,2,'sudarmi70@kotak.example',0);
INSERT INTO segment_example VALUES(21,3,'wahyuni.sri@pos.test',0);
INSERT INTO segment_example VALUES(22,0,'irfannugroho@merak.test',1);
INSERT INTO segment_example VALUES(22,1,'fajar_saputra@pos.test',0);
INSERT INTO segment_example VALUES(23,0,'ho.minh.anh@thu.example',1);
INSERT INTO segment_example VALUES(23,1,'fajar_saputra@pos.test',1);
INSERT INTO segment_example VALUES(23,2,'tukinem.bunga@surat.example',0);
INSERT INTO segment_example VALUES(23,3,'irfannugroho@merak.test',0);
INSERT INTO segment_example VALUES(24,0,'tukinem.bunga@surat.example',1);
INSERT INTO segment_example VALUES(24,1,'ho.minh.anh@thu.example',0);
INSERT INTO segment_example VALUES(24,2,'lasmi.bunga@pos.test',0);
INSERT INTO segment_example VALUES(25,0,'thu.haly@thu.example',1);
INSERT INTO segment_example VALUES(25,1,'n.prasetyo@kotak.example',0);
INSERT INTO segment_example VALUES(25,2,'puspita.aisyah.aisyah@merak.test',0);
INSERT INTO segment_example VALUES(25,3,'kuncoro.panca@kotak.example',0);
INSERT INTO segment_example VALUES(26,0,'kuncoro.panca@kotak.example',1);
INSERT INTO segment_example VALUES(26,1,'y.kurniawan@kotak.example',0);
INSERT INTO segment_example VALUES(26,2,'dimas56@surat.example',0);
INSERT INTO segment_example VALUES(26,3,'thu.haly@thu.example',0);
INSERT INTO segment_example VALUES(27,0,'fitrikurniawan@kotak.example',1);
INSERT INTO segment_example VALUES(27,1,'a.siregar@surat.example',0);
INSERT INTO segment_example VALUES(27,2,'thuy.trang.le@thu.example',0);
INSERT INTO segment_example VALUES(27,3,'aisyah_prasetyo@pos.test',0);
INSERT INTO segment_example VALUES(27,4,'kurniawan.yulia@pos.test',0);
INSERT INTO segment_example VALUES(28,0,'anisa.salim@antri.example',1);
INSERT INTO segment_example VALUES(28,1,'dewifirmansyah@surat.example',1);
INSERT INTO segment_example VALUES(28,2,'zaki_ramadhan@merak.test',0);
INSERT INTO segment_example VALUES(28,3,'maharani.doni@merak.test',0);
INSERT INTO segment_example VALUES(28,4,'fajar_saputra@pos.test',0);
INSERT INTO segment_example VALUES(29,0,'lasmi.bunga@pos.test',1);
INSERT INTO segment_example VALUES(29,1,'galih.bunga@pos.test',0);
INSERT INTO segment_example VALUES(29,2,'thuy.trang.vo@buuta.test',0);
INSERT INTO segment_example VALUES(30,0,'kirana@fuchsia.example',1);
INSERT INTO segment_example VALUES(30,1,'tomasz@fuchsia.example',1);
INSERT INTO segment_example VALUES(30,2,'hoa@fuchsia.example',1);
INSERT INTO segment_example VALUES(30,3,'gatot@fuchsia.example',1);
INSERT INTO segment_example VALUES(30,4,'olive@fuchsia.example',1);
INSERT INTO segment_example VALUES(30,5,'haryo@surat.example',0);
INSERT INTO segment_example VALUES(31,0,'intan.zahra@pos.test',1);
INSERT INTO segment_example VALUES(31,1,'guntur.pratama@merak.test',0);
INSERT INTO segment_example VALUES(31,2,'sri_mulat@surat.example',0);
INSERT INTO segment_example VALUES(32,0,'anisa_kurniawan@antri.example',1);
INSERT INTO segment_example VALUES(32,1,'bu.poniman@merak.test',1);
INSERT INTO segment_example VALUES(32,2,'m.szymanska@skrzynka.test',1);
INSERT INTO segment_example VALUES(32,3,'dimas56@surat.example',0);
INSERT INTO segment_example VALUES(32,4,'wagiman88@surat.example',0);
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
INSERT INTO segment_refresh VALUES(11,1,1796077208242426,30,30,1,0,0,1796077208242426);
CREATE TABLE segment_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    segment_id BIGINT NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    entered BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    why TEXT NOT NULL
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
INSERT INTO segment_size VALUES(11,1796077208242426,'refresh',1,0,0);
INSERT INTO segment_size VALUES(30,1796077211442382,'plan',1,5,5);
INSERT INTO segment_size VALUES(30,1796077211559120,'run',1,5,5);
INSERT INTO segment_size VALUES(11,1796077241361626,'refresh',1,0,0);
INSERT INTO segment_size VALUES(30,1796077243724891,'run',1,5,4);
INSERT INTO segment_size VALUES(11,1796077280716913,'refresh',1,0,0);
CREATE TABLE campaign (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    definition TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'sending', 'paused', 'finished', 'cancelled')),
    next_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
INSERT INTO campaign VALUES(1,'orchid-week',replace('# Went out on 12 November, while the shop still used its old program; campaigns/activities/ has who got, opened and\n# clicked it. It stands here so that segments can name it.\nname: orchid-week\nfrom: "Back to the Fuchsia <hello@fuchsia.example>"\ntemplate: orchid-week\nto: { lists: [Customers] }\n','\n',char(10)),'draft',NULL,1796077207596206,1796077207596206);
INSERT INTO campaign VALUES(2,'spring-sale',replace('# The big one: everybody on the list, started by hand.\n#   merpati campaign plan spring-sale\n#   merpati campaign test spring-sale --segment "Test readers"\n#   merpati campaign start spring-sale --wait\nname: spring-sale\nfrom: "Back to the Fuchsia <hello@fuchsia.example>"\nreply_to: "Kirana at the shop <kirana@fuchsia.example>"\ntemplate: spring-sale\nto: { lists: [Customers] }\nexclude: { segments: [Test readers] }     # they have read it already\n','\n',char(10)),'finished',NULL,1796077207596206,1796077212365166);
INSERT INTO campaign VALUES(3,'we-miss-you',replace('# One letter at one time to customers who have not bought for a month; whoever is loyal gets the bouquet letter anyway.\nname: we-miss-you\nfrom: "Back to the Fuchsia <hello@fuchsia.example>"\ntemplate: we-miss-you\nto: { segments: [Lapsed] }\nexclude: { segments: [Loyal in Jakarta] }\nschedule:\n  at: 2026-12-05 10:00\n  time_zone: Asia/Jakarta\nmissing: empty\n','\n',char(10)),'sending',NULL,1796077207596206,1796077207596206);
INSERT INTO campaign VALUES(4,'weekly-bouquet',replace('# Every Friday morning to the loyal customers in town; a running `merpati serve` sends it.\nname: weekly-bouquet\nfrom: "Back to the Fuchsia <hello@fuchsia.example>"\ntemplate: weekly-bouquet\nto: { segments: [Loyal in Jakarta] }\nschedule:\n  repeat: weekly on friday at 09:00\n  time_zone: Asia/Jakarta\n','\n',char(10)),'scheduled',1796349600000000,1796077207596206,1796077245192016);
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
INSERT INTO campaign_run VALUES(1,2,'once','full','finished','nobody is left to be mailed',replace('# The big one: everybody on the list, started by hand.\n#   merpati campaign plan spring-sale\n#   merpati campaign test spring-sale --segment "Test readers"\n#   merpati campaign start spring-sale --wait\nname: spring-sale\nfrom: "Back to the Fuchsia <hello@fuchsia.example>"\nreply_to: "Kirana at the shop <kirana@fuchsia.example>"\ntemplate: spring-sale\nto: { lists: [Customers] }\nexclude: { segments: [Test readers] }     # they have read it already\n','\n',char(10)),NULL,NULL,X'a8cd43b4428af20619d630996e0021255cb2bdedf74bf293373f7a1a5f213855',1796077211559120,30,30,NULL,1796077211559120,1796077212290860,1796077212365166,2,NULL);
INSERT INTO campaign_run VALUES(2,4,'test 1796077243724891','test','finished','nobody is left to be mailed',replace('# Every Friday morning to the loyal customers in town; a running `merpati serve` sends it.\nname: weekly-bouquet\nfrom: "Back to the Fuchsia <hello@fuchsia.example>"\ntemplate: weekly-bouquet\nto: { segments: [Loyal in Jakarta] }\nschedule:\n  repeat: weekly on friday at 09:00\n  time_zone: Asia/Jakarta\n','\n',char(10)),'Test readers',NULL,X'dcf4a63e8ca7060a8f0493dfd7e7fc3e2918dcd2c77423c4176129bbecf2b73a',1796077243724891,30,30,NULL,1796077243724891,1796077244414663,1796077244467834,4,NULL);
INSERT INTO campaign_run VALUES(3,2,'test 1796077245017107','test','finished',NULL,replace('# The big one: everybody on the list, started by hand.\n#   merpati campaign plan spring-sale\n#   merpati campaign test spring-sale --segment "Test readers"\n#   merpati campaign start spring-sale --wait\nname: spring-sale\nfrom: "Back to the Fuchsia <hello@fuchsia.example>"\nreply_to: "Kirana at the shop <kirana@fuchsia.example>"\ntemplate: spring-sale\nto: { lists: [Customers] }\nexclude: { segments: [Test readers] }     # they have read it already\n','\n',char(10)),NULL,NULL,X'aafcb9aacf0d81c4d7a690f4e56be721540659f7868a390f440164dc972249e4',1796077245017107,0,30,NULL,1796077245017107,NULL,1796077245048660,2,NULL);
INSERT INTO campaign_run VALUES(4,3,'once','full','planning',NULL,replace('# One letter at one time to customers who have not bought for a month; whoever is loyal gets the bouquet letter anyway.\nname: we-miss-you\nfrom: "Back to the Fuchsia <hello@fuchsia.example>"\ntemplate: we-miss-you\nto: { segments: [Lapsed] }\nexclude: { segments: [Loyal in Jakarta] }\nschedule:\n  at: 2026-12-05 10:00\n  time_zone: Asia/Jakarta\nmissing: empty\n','\n',char(10)),NULL,NULL,X'00112233445566778899aabbccddeeff',1796077243724891,10,30,NULL,1796077243724891,NULL,NULL,4,NULL);
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
INSERT INTO run_transition VALUES(1,1,NULL,NULL,'draft',1796077207596206,'file','campaigns/orchid-week.yaml');
INSERT INTO run_transition VALUES(2,2,NULL,NULL,'draft',1796077207596206,'file','campaigns/spring-sale.yaml');
INSERT INTO run_transition VALUES(3,3,NULL,NULL,'draft',1796077207596206,'file','campaigns/we-miss-you.yaml');
INSERT INTO run_transition VALUES(4,4,NULL,NULL,'draft',1796077207596206,'file','campaigns/weekly-bouquet.yaml');
INSERT INTO run_transition VALUES(5,2,NULL,'draft','sending',1796077211559120,'command line','started');
INSERT INTO run_transition VALUES(6,2,1,NULL,'planning',1796077211559120,'command line','started');
INSERT INTO run_transition VALUES(7,2,1,'planning','sending',1796077212290860,'sender','its audience is entered');
INSERT INTO run_transition VALUES(8,2,NULL,'sending','finished',1796077212365166,'sender','nobody is left to be mailed');
INSERT INTO run_transition VALUES(9,2,1,'sending','finished',1796077212365166,'sender','nobody is left to be mailed');
INSERT INTO run_transition VALUES(10,4,2,NULL,'planning',1796077243724891,'command line','test');
INSERT INTO run_transition VALUES(11,4,2,'planning','sending',1796077244414663,'sender','its audience is entered');
INSERT INTO run_transition VALUES(12,4,2,'sending','finished',1796077244467834,'sender','nobody is left to be mailed');
INSERT INTO run_transition VALUES(13,2,3,NULL,'finished',1796077245017107,'command line','test');
INSERT INTO run_transition VALUES(14,4,NULL,'draft','scheduled',1796077245192016,'command line','scheduled');
INSERT INTO run_transition VALUES(15,3,4,NULL,'planning',1796077243724891,'command line','');
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
INSERT INTO delivery VALUES(1,6,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212342857,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,7,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,8,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212342857,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,10,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212342857,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,11,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212342857,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,12,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212342857,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,13,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,14,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,15,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,16,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,17,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,18,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,19,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,20,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,21,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,22,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,23,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212357725,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,24,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212357725,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,25,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212357725,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,26,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212357725,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,27,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212350985,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,28,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212354915,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(1,29,'accepted',1,NULL,NULL,1796077212304021,'30lwheswawitq',1796077212357725,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(2,2,'accepted',1,NULL,NULL,1796077244426803,'j40auu4fqc4f',1796077244464644,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(2,3,'accepted',1,NULL,NULL,1796077244426803,'j40auu4fqc4f',1796077244464644,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(2,4,'accepted',1,NULL,NULL,1796077244426803,'j40auu4fqc4f',1796077244464644,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(2,5,'accepted',1,NULL,NULL,1796077244426803,'j40auu4fqc4f',1796077244464644,250,'2.0.0','Message accepted','127.0.0.1:12526',NULL,NULL);
INSERT INTO delivery VALUES(4,2,'deferred',1,NULL,1796077253724891,NULL,NULL,1796077243724891,451,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,3,'unknown',0,NULL,NULL,NULL,NULL,1796077243724891,NULL,NULL,NULL,NULL,'the reply was lost',NULL);
INSERT INTO delivery VALUES(4,4,'planned',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,5,'planned',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,6,'planned',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO run_segment VALUES(1,30,'exclude',0,'Test readers',1,'dynamic','label has "Test Reader"',NULL,5);
INSERT INTO run_segment VALUES(2,30,'include',0,'Test readers',1,'dynamic','label has "Test Reader"',NULL,5);
CREATE TABLE test_message (
    run_id BIGINT NOT NULL REFERENCES campaign_run (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('claimed', 'accepted', 'bounced', 'refused', 'deferred', 'unknown')),
    code BIGINT,
    reply TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (run_id, email)
);
CREATE TABLE linked_image (
    digest TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE TABLE link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id BIGINT NOT NULL,
    url TEXT NOT NULL,
    UNIQUE (campaign_id, url)
);
INSERT INTO link VALUES(1,2,'https://fuchsia.example/fuchsias');
INSERT INTO link VALUES(2,2,'https://fuchsia.example/fuchsias/senja-merah');
INSERT INTO link VALUES(3,2,'https://fuchsia.example/fuchsias/langit-pagi');
INSERT INTO link VALUES(4,2,'https://fuchsia.example/fuchsias/si-kecil');
INSERT INTO link VALUES(5,2,'https://fuchsia.example/roses');
INSERT INTO link VALUES(6,2,'https://fuchsia.example/orchids');
INSERT INTO link VALUES(7,2,'https://fuchsia.example/jasmine');
INSERT INTO link VALUES(8,2,'https://fuchsia.example/fuchsias/wishes');
INSERT INTO link VALUES(9,2,'https://fuchsia.example/workshops');
INSERT INTO link VALUES(10,2,'https://fuchsia.example/id/fuchsia');
INSERT INTO link VALUES(11,2,'https://fuchsia.example/id/fuchsia/senja-merah');
INSERT INTO link VALUES(12,2,'https://fuchsia.example/id/fuchsia/langit-pagi');
INSERT INTO link VALUES(13,2,'https://fuchsia.example/id/fuchsia/si-kecil');
INSERT INTO link VALUES(14,2,'https://fuchsia.example/id/mawar');
INSERT INTO link VALUES(15,2,'https://fuchsia.example/id/anggrek');
INSERT INTO link VALUES(16,2,'https://fuchsia.example/id/melati');
INSERT INTO link VALUES(17,2,'https://fuchsia.example/id/fuchsia/keinginan');
INSERT INTO link VALUES(18,2,'https://fuchsia.example/id/lokakarya');
INSERT INTO link VALUES(19,4,'https://fuchsia.example/bouquet-of-the-week');
INSERT INTO link VALUES(20,4,'https://fuchsia.example/bouquet-of-the-week/skip');
INSERT INTO link VALUES(21,4,'https://fuchsia.example/bouquet-of-the-week/gift');
CREATE TABLE message_bounce (
    run_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (run_id, contact_id, kind)
);
CREATE TABLE soft_bounce (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    run_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (contact_id, run_id)
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
INSERT INTO letter_version VALUES(1,'orchid-week',1,'a670aa95df5a92aa6da129a1cb7b4ba7aa8ee882797922ac5c190094960332b8',1796077207596206,'file');
INSERT INTO letter_version VALUES(2,'spring-sale',1,'ed5a2dd98514812f59ceaa06d01a806dbe46f865ef3740b39acfa1a54a50f8d9',1796077207596206,'file');
INSERT INTO letter_version VALUES(3,'we-miss-you',1,'7e4978a8435fe935bcf8a547ebb3b6bee2697b9a00dd376956b1d46d4ff04e43',1796077207596206,'file');
INSERT INTO letter_version VALUES(4,'weekly-bouquet',1,'0e64afc9ada851f5b06bc7283a229e906f2cbbf873e12a9029bc01b46d0c8705',1796077207596206,'file');
CREATE TABLE letter_file (
    digest TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
);
INSERT INTO letter_file VALUES('587c05bb71909d34f8f1e57e6ee56cafd304c2113df0670717022647f1540441',X'255044462d312e340a312030206f626a0a3c3c202f54797065202f436174616c6f67202f5061676573203220302052202f4c616e672028656e29203e3e0a656e646f626a0a322030206f626a0a3c3c202f54797065202f5061676573202f4b696473205b33203020525d202f436f756e742031203e3e0a656e646f626a0a332030206f626a0a3c3c202f54797065202f50616765202f506172656e74203220302052202f4d65646961426f78205b30203020353935203834325d202f436f6e74656e7473203420302052202f5265736f7572636573203c3c202f466f6e74203c3c202f4631203520302052202f4632203620302052203e3e203e3e203e3e0a656e646f626a0a342030206f626a0a3c3c202f4c656e6774682031313033203e3e0a73747265616d0a302e35353720302e30373120302e3334312072672030203831322035393520333020726520660a425420302e35353720302e30373120302e333431207267202f46322032322054662036342037323520546420284d6f6f6e206f7263686964732920546a2045540a425420302e313820302e313320302e3136207267202f4631203131205466203634203730372054642028486f772074686579207374617920696e20666c6f77657220666f72207468726565206d6f6e7468732920546a2045540a425420302e35353720302e30373120302e333431207267202f46322031332054662036342036373420546420284c696768742920546a2045540a425420302e313820302e313320302e3136207267202f463120313120546620363420363537205464202841206272696768742077696e646f7720776974686f757420746865206d69646461792073756e2e20496620746865206c6561766573207475726e207265642c20697420697320746f6f206d7563682e2920546a2045540a425420302e35353720302e30373120302e333431207267202f463220313320546620363420363234205464202857617465722920546a2045540a425420302e313820302e313320302e3136207267202f46312031312054662036342036303620546420284f6e63652061207765656b2c2066726f6d2062656c6f773a207374616e642074686520706f7420696e20776174657220666f722074656e206d696e757465732c207468656e206c65742069742064726970206f66662e2920546a2045540a425420302e313820302e313320302e3136207267202f46312031312054662036342035383920546420285768656e2074686520726f6f7473206172652073696c76657220697420697320746869727374792c207768656e20746865792061726520677265656e206974206973206e6f742e2920546a2045540a425420302e35353720302e30373120302e333431207267202f4632203133205466203634203535362054642028416674657220746865206c61737420666c6f7765722920546a2045540a425420302e313820302e313320302e3136207267202f463120313120546620363420353338205464202843757420746865207374656d2061626f766520746865207468697264206b6e6f742066726f6d2062656c6f772e20576974682061206c6974746c65206c75636b206974206272616e636865732074686572652e2920546a2045540a425420302e313820302e313320302e3136207267202f46312031312054662036342035303920546420284261636b20746f2074686520467563687369612c204a6c2e204d656c6174692031322c204a616b617274612920546a2045540a425420302e313820302e313320302e3136207267202f46312031312054662036342034393120546420285175657374696f6e733f20577269746520746f2068656c6c6f40667563687369612e6578616d706c653b204761746f7420616e73776572732e2920546a2045540a656e6473747265616d0a656e646f626a0a352030206f626a0a3c3c202f54797065202f466f6e74202f53756274797065202f5479706531202f42617365466f6e74202f48656c766574696361203e3e0a656e646f626a0a362030206f626a0a3c3c202f54797065202f466f6e74202f53756274797065202f5479706531202f42617365466f6e74202f48656c7665746963612d426f6c64203e3e0a656e646f626a0a372030206f626a0a3c3c202f5469746c6520284d6f6f6e206f72636869647329202f417574686f7220284261636b20746f20746865204675636873696129203e3e0a656e646f626a0a787265660a3020380a303030303030303030302036353533352066200a30303030303030303039203030303030206e200a30303030303030303639203030303030206e200a30303030303030313236203030303030206e200a30303030303030323632203030303030206e200a30303030303031343136203030303030206e200a30303030303031343836203030303030206e200a30303030303031353631203030303030206e200a747261696c65720a3c3c202f53697a652038202f526f6f74203120302052202f496e666f203720302052203e3e0a7374617274787265660a313633340a2525454f460a');
INSERT INTO letter_file VALUES('53b1c85948b05bb3b0b6c0c41e78090802660b66e880ba717f3d4e2af19b5627',X'3c21646f63747970652068746d6c3e0a3c68746d6c206c616e673d227b7b206c65747465722e6c616e6775616765207d7d2220786d6c6e733d22687474703a2f2f7777772e77332e6f72672f313939392f7868746d6c223e0a3c686561643e0a3c6d65746120636861727365743d227574662d38223e0a3c6d657461206e616d653d2276696577706f72742220636f6e74656e743d2277696474683d6465766963652d77696474682c20696e697469616c2d7363616c653d31223e0a3c6d657461206e616d653d22782d6170706c652d64697361626c652d6d6573736167652d7265666f726d617474696e67223e0a3c6d657461206e616d653d22666f726d61742d646574656374696f6e2220636f6e74656e743d2274656c6570686f6e653d6e6f2c20646174653d6e6f2c20616464726573733d6e6f2c20656d61696c3d6e6f223e0a3c6d657461206e616d653d22636f6c6f722d736368656d652220636f6e74656e743d226c69676874206461726b223e0a3c6d657461206e616d653d22737570706f727465642d636f6c6f722d736368656d65732220636f6e74656e743d226c69676874206461726b223e0a3c7469746c653e7b7b207375626a656374207d7d3c2f7469746c653e0a3c7374796c653e0a2020626f6479207b206d617267696e3a20303b2070616464696e673a20303b2077696474683a20313030253b206261636b67726f756e642d636f6c6f723a20236661663366363b202d7765626b69742d746578742d73697a652d61646a7573743a20313030253b202d6d732d746578742d73697a652d61646a7573743a20313030253b207d0a20207461626c65207b20626f726465722d636f6c6c617073653a20636f6c6c617073653b20626f726465722d73706163696e673a20303b207d0a20202e70616765207b206261636b67726f756e642d636f6c6f723a20236661663366363b207d0a20202e7368656574207b2077696474683a20313030253b206d61782d77696474683a2036303070783b206261636b67726f756e642d636f6c6f723a20236666666666663b20626f726465722d7261646975733a20313270783b207d0a20202e68656164207b206261636b67726f756e642d636f6c6f723a20233865313235373b20626f726465722d7261646975733a20313270782031327078203020303b2070616464696e673a2033367078203430707820333270783b20746578742d616c69676e3a2063656e7465723b207d0a20202e626c6f6f6d207b206d617267696e3a2030203020313070783b20666f6e742d73697a653a20313570783b206c696e652d6865696768743a20313b206c65747465722d73706163696e673a20313470783b20746578742d696e64656e743a20313470783b20636f6c6f723a20236633623664363b207d0a20202e6e616d65207b206d617267696e3a20303b20666f6e742d66616d696c793a2047656f726769612c202254696d6573204e657720526f6d616e222c2073657269663b20666f6e742d73697a653a20333070783b206c696e652d6865696768743a20333670783b20666f6e742d7765696768743a206e6f726d616c3b206c65747465722d73706163696e673a20302e3470783b20636f6c6f723a20236666666666663b207d0a20202e706c616365207b206d617267696e3a2031307078203020303b20666f6e742d66616d696c793a20417269616c2c2048656c7665746963612c2073616e732d73657269663b20666f6e742d73697a653a20313370783b206c696e652d6865696768743a20313870783b206c65747465722d73706163696e673a20312e3470783b20636f6c6f723a20236662646365633b207d0a20202e626f6479207b2070616464696e673a2033367078203430707820323870783b20666f6e742d66616d696c793a20417269616c2c2048656c7665746963612c2073616e732d73657269663b20666f6e742d73697a653a20313770783b206c696e652d6865696768743a20323770783b20636f6c6f723a20233264323032393b207d0a20202e626f6479206831207b206d617267696e3a2030203020323270783b20666f6e742d66616d696c793a2047656f726769612c202254696d6573204e657720526f6d616e222c2073657269663b20666f6e742d73697a653a20333270783b206c696e652d6865696768743a20333970783b20666f6e742d7765696768743a206e6f726d616c3b20636f6c6f723a20233865313235373b207d0a20202e626f6479206832207b206d617267696e3a2033367078203020313270783b20666f6e742d66616d696c793a2047656f726769612c202254696d6573204e657720526f6d616e222c2073657269663b20666f6e742d73697a653a20323370783b206c696e652d6865696768743a20333070783b20666f6e742d7765696768743a206e6f726d616c3b20636f6c6f723a20233865313235373b207d0a20202e626f64792070207b206d617267696e3a2030203020313870783b207d0a20202e626f647920756c2c202e626f6479206f6c207b206d617267696e3a2030203020313870783b2070616464696e673a20302030203020323270783b207d0a20202e626f6479206c69207b206d617267696e3a2030203020313070783b207d0a20202e626f64792061207b20636f6c6f723a20236133313435663b20746578742d6465636f726174696f6e3a20756e6465726c696e653b207d0a20202e626f647920696d67207b2077696474683a20313030253b206d61782d77696474683a20313030253b206865696768743a206175746f3b20626f726465723a20303b20626f726465722d7261646975733a203870783b207d0a20202e626f6479206872207b20626f726465723a20303b20626f726465722d746f703a2031707820736f6c696420236566643965343b206d617267696e3a203332707820303b207d0a20202e626f647920626c6f636b71756f7465207b206d617267696e3a2030203020313870783b2070616464696e673a203136707820323070783b206261636b67726f756e642d636f6c6f723a20236664663166373b20626f726465722d6c6566743a2034707820736f6c696420236332323337643b20626f726465722d7261646975733a2030203870782038707820303b207d0a20202e626f647920626c6f636b71756f746520703a6c6173742d6368696c64207b206d617267696e2d626f74746f6d3a20302021696d706f7274616e743b207d0a20202e626f6479202e627574746f6e207b206d617267696e3a2032387078203020333070783b20746578742d616c69676e3a2063656e7465723b207d0a20202e626f6479202e627574746f6e2061207b20646973706c61793a20696e6c696e652d626c6f636b3b2070616464696e673a203135707820333470783b206261636b67726f756e642d636f6c6f723a20236133313435663b20626f726465722d7261646975733a2039393970783b20666f6e742d73697a653a20313770783b206c696e652d6865696768743a20323270783b20666f6e742d7765696768743a20626f6c643b20636f6c6f723a20236666666666663b20746578742d6465636f726174696f6e3a206e6f6e653b207d0a20202e666f6f74207b2070616464696e673a2032367078203430707820343470783b20666f6e742d66616d696c793a20417269616c2c2048656c7665746963612c2073616e732d73657269663b20666f6e742d73697a653a20313370783b206c696e652d6865696768743a20323170783b20746578742d616c69676e3a2063656e7465723b20636f6c6f723a20233664353836353b207d0a20202e666f6f742070207b206d617267696e3a2030203020313070783b207d0a20202e666f6f742061207b20636f6c6f723a20233664353836353b20746578742d6465636f726174696f6e3a20756e6465726c696e653b207d0a2020406d6564696120286d61782d77696474683a20363230707829207b0a202020202e6f75746572207b2070616464696e673a20302021696d706f7274616e743b207d0a202020202e73686565742c202e68656164207b20626f726465722d7261646975733a20302021696d706f7274616e743b207d0a202020202e68656164207b2070616464696e673a2033307078203232707820323670782021696d706f7274616e743b207d0a202020202e626f6479207b2070616464696e673a2032387078203232707820323070782021696d706f7274616e743b207d0a202020202e626f6479206831207b20666f6e742d73697a653a20323870782021696d706f7274616e743b206c696e652d6865696768743a20333470782021696d706f7274616e743b207d0a202020202e666f6f74207b2070616464696e673a2032327078203232707820333670782021696d706f7274616e743b207d0a20207d0a2020406d656469612028707265666572732d636f6c6f722d736368656d653a206461726b29207b0a20202020626f64792c202e70616765207b206261636b67726f756e642d636f6c6f723a20233164313431392021696d706f7274616e743b207d0a202020202e7368656574207b206261636b67726f756e642d636f6c6f723a20233238316332332021696d706f7274616e743b207d0a202020202e626f6479207b20636f6c6f723a20236631653665632021696d706f7274616e743b207d0a202020202e626f64792068312c202e626f6479206832207b20636f6c6f723a20236636613964302021696d706f7274616e743b207d0a202020202e626f64792061207b20636f6c6f723a20236636613964302021696d706f7274616e743b207d0a202020202e626f6479202e627574746f6e2061207b206261636b67726f756e642d636f6c6f723a20236332323337642021696d706f7274616e743b20636f6c6f723a20236666666666662021696d706f7274616e743b207d0a202020202e626f647920626c6f636b71756f7465207b206261636b67726f756e642d636f6c6f723a20233335323332642021696d706f7274616e743b207d0a202020202e626f6479206872207b20626f726465722d746f702d636f6c6f723a20233461333334302021696d706f7274616e743b207d0a202020202e666f6f742c202e666f6f742061207b20636f6c6f723a20236266613962352021696d706f7274616e743b207d0a20207d0a3c2f7374796c653e0a3c2f686561643e0a3c626f64793e0a3c7461626c6520726f6c653d2270726573656e746174696f6e2220636c6173733d2270616765222077696474683d223130302522206267636f6c6f723d2223666166336636223e0a3c74723e3c746420636c6173733d226f757465722220616c69676e3d2263656e74657222207374796c653d2270616464696e673a203238707820313270782030223e0a20203c7461626c6520726f6c653d2270726573656e746174696f6e2220636c6173733d227368656574222077696474683d223630302220616c69676e3d2263656e74657222206267636f6c6f723d2223666666666666223e0a20203c74723e3c746420636c6173733d226865616422206267636f6c6f723d22233865313235372220616c69676e3d2263656e746572223e0a202020203c7020636c6173733d22626c6f6f6d2220617269612d68696464656e3d2274727565223ee29cbfe29cbfe29cbf3c2f703e0a202020203c7020636c6173733d226e616d65223e4261636b20746f2074686520467563687369613c2f703e0a202020203c7020636c6173733d22706c616365223e4a616c616e204d656c61746920313220266d6964646f743b204a616b617274613c2f703e0a20203c2f74643e3c2f74723e0a20203c74723e3c746420636c6173733d22626f6479223e0a7b7b20636f6e74656e74207d7d0a20203c2f74643e3c2f74723e0a20203c2f7461626c653e0a3c2f74643e3c2f74723e0a3c74723e3c746420636c6173733d22666f6f742220616c69676e3d2263656e746572223e0a7b252072656e6465722022666f6f7465722220257d0a3c2f74643e3c2f74723e0a3c2f7461626c653e0a3c2f626f64793e0a3c2f68746d6c3e0a');
INSERT INTO letter_file VALUES('533eb61f5a49e66f8ae9783096ed4a18805ae8124b3588887571b99015d1f494',X'2d2d2d0a7375626a6563743a202754656e206d6f6f6e206f7263686964732c20616e64206f6e65207765656b7b2520696620636f6e746163742e66697273745f6e616d6520257d2c207b7b20636f6e746163742e66697273745f6e616d65207d7d7b2520656e64696620257d270a7072656865616465723a202754686579206f70656e2066726f6d20746865207374656d20746f20746865207469702c20616e6420746865206669727374206f6e652068617320626567756e2e270a6c61796f75743a2073686f700a6c616e67756167653a20656e0a6174746163686d656e74733a0a20202d207b2066696c653a206d6f6f6e2d6f7263686964732e7064662c206e616d653a20224d6f6f6e206f72636869647320e2809320686f772074686579207374617920696e20666c6f7765722e70646622207d0a2d2d2d0a23204f7263686964207765656b0a0a44656172207b7b20636f6e746163742e66697273745f6e616d65207c2064656661756c743a2022667269656e64206f66207468652073686f7022207d7d2c0a0a74656e205b6d6f6f6e206f7263686964735d2868747470733a2f2f667563687369612e6578616d706c652f6f7263686964732f6d6f6f6e29207374616e6420696e207468652077696e646f772c20616e6420746865206669727374206f66207468656d2068617320626567756e20746f206f70656e2e20556e74696c206e657874205468757273646179206561636820636f6d6573207769746820610a706f742c206d6f73732c20616e642061206e6f746520746861742073617973207768656e20746f20776174657220697420286c657373206f6674656e207468616e20796f75207468696e6b292e20546865206e6f74652069732061747461636865642c20666f722074686f73652077686f2068617665206f6e6520617420686f6d6520616c72656164792e0a0a7b2520696620636f6e746163742e6661766f7572697465203d3d20226f7263686964732220257d0a3e20596f7520746f6c64207573207468617420796f75206c696b65206f72636869647320626573743a20746865206f6e65207769746820746865206c6f6e67657374207374656d20776169747320666f7220796f7520756e74696c2053617475726461792e0a7b2520656e64696620257d0a0a3c7020636c6173733d22627574746f6e223e3c6120687265663d2268747470733a2f2f667563687369612e6578616d706c652f6f726368696473223e53656520746865206f7263686964733c2f613e3c2f703e0a0a5761726d20726567617264732c5c0a2a2a4b6972616e612a2a20616e64206576657279626f6479206174207468652073686f700a');
INSERT INTO letter_file VALUES('1673ce64035e3ce63710e979c203a242c2b0a762493924a5dc7a8ce6ccaf6841',X'3c703e7b7b20776f726b73706163652e6e616d65207d7d3c62723e7b7b20776f726b73706163652e706f7374616c5f61646472657373207d7d3c2f703e0a3c703e54686973206c65747465722077656e7420746f207b7b20636f6e746163742e656d61696c207d7d2c206265636175736520796f7520626f756768742066726f6d207573206f72207369676e656420757020696e207468652073686f702e3c2f703e0a3c703e3c6120687265663d227b7b20756e7375627363726962655f75726c207d7d223e556e7375627363726962653c2f613e3c2f703e0a');
INSERT INTO letter_file VALUES('e0982334ecd94d5ab55c0363e6c9d02604350a3471327ab17560e1c0177544bf',X'89504e470d0a1a0a0000000d4948445200000460000001a408030000004991a39e00000060504c5445fdf1f76b4a3ac2237def8fb884a562702c91f6d367f9cbe2e157908e1357b9a1e25d7b3b6f9150d6336c57207a9e82cf6d0d43fadcebb5a29a9b81787d9a4cc5c1b1fffffff9e0a9507037846758ddd3d0dc7cad9b599eeba377efadcba1b088fa666282000035d34944415478daed9deb629bba128539c6dec2b11b4769681a70e1fddff298fb4d02090468c45a7f9a264d1a407c9a5933923c0f7a294acf13badffefefd7bbb577f0d71cfdc5138f6dc5f8ffdef5dfef588e625f3c901df558a01bfd6086b86d9edabf904c74d736776999a56c65e3c9a7809cfda4a315056a3f970167391e73c7a891f8f9c7c3e5e88be751a78b9dfef9852d79bc0a441b2535c09d3b48bd8340dc3e830034a3abddc7a51ab40146f927a76d4062c52a495f822ccc15db9db2fb68ce6dd47a04c38f2e027f042d2800935e092b98e7724482bde6fb1c5e7c6dd8e523577cf6dc8f091f7eb7e768f2fa9165de039aeca17d9288b8e42973a92395882f4a582178a71ac4a7a54d0e576ff72dc73dc9d2fd251463f800953dd1a82ab8c89a4d9918b659548992ea820adce177905c1edacd0b1860ffd00267bc76ef723f2454c1724486bdcf0118b2f3a125ebedc9ec442f1c4723f1f902fbd5652e7e796ddfcbd323b924d62b4df341defe5fcf5c2ec97d393d8ccec88e428e0d3c1cbfdcb11afc9627faf1a6577975a1f743cbe5e25e1eef2200b67862faef1451ebcc08031cf97f1498c72b818e9d2a52e25a4871802aae10bc9db91ce5c6e05be187edbc62731ca3379a84b17d7b3f0685ef8427210a463b5d2314f1b06afa9f47b3a3b228d73c5f448401767b3f074e0bb9d5de54b38132f3078cd12fd36d11e4e17e791aaab7b9c3608ae31b3107fe5b85ea717f8b2cefb3639c822a7f9226d83707494851a330bf19b914aa317f782357beff8648355e8325fee7f65d172e8fc18504f8f5292316c38733504f862f0859b2e21a4eef2e5eb26c58bb3658468467a44f38de33a7deae0cb3a01ccf42073972f6597d5c1d2f0b01db93abd5c22d51fece08be1376e7a90a5dc51bec87323b78759aa9d1e39f2fcef6a570cbe9843fa9702d1c9f285ebed36bcf55b956dd41986f9769d7bdc16b7ab4782d1fea5b69613f5239348ffdbacb971ef7ea79378d969d6cef6d3fbbab7b5e5de33a1f2a377cae057ed26a4ce977c27d87c4fe1625be16c17d8bd5e399588916e034c38ff488e15af3b4acf7799b6814caa63bfa484dfb77446b78f093f200a3f7ffffc6f17a486a97864bd9ee3162f321ff0e5ee2e5fa2257859671ee3b2e7df19096bdf180dbeacf3cb6499615a6ac54dd623cda974395f788196429b472e53836b83bdd3426d439d2e5ff812bcacc29769ba540381af7c63be14777e317f17b2e45044d535c67eaa5f8d0f1780a526cb2e8089520b86563f66bc6d112f5a66c0dc77ea83e023999120578ac4e285164eec6aef9b71bc44a38435ffffe937136aff06513b64f9df6e80e1a9ced0da665257e20b61ab2b1a59e2b6bdaf19698c8042b7ff29e827d7ef4a9f99c2b0a84c498f927b85b137855b1099be03e78d077fa81bbe684ca7912864d90b30ba836b3dc4847af60be97600f96ec3d3a5133360e599d510be5ef9dfbfef73a48418250655f429d8a3b0b6dcf479cc3c540ddf0cc6f0a9f9a5e225577e94eebca578591331e971f812caf6d35a73d3d91c2939513a63f0769f293388e96b9a2e8613639eee31fa791da87f2d0c5fb84abcb2296038af72e6f03c6f68ad637ee874d7d16e07e012f365854d21f3e13732afcdc64ba65508f3731fd9b5a20878ca5ccbc491dd336658238809b5d64244ba8f7523c0f0a89eb47e67bfcc4ff7f75930b856b07ba383d82f42875779d3b654f1c12b0ebffb32ad13c46499536f9beb0c2d5369d60ceacc09e0cd4cb0a97ef1882fa7ca72c0f01c28054dd61d5cd9836d3d556e86e96a7c21decdc835ce62d1e24bc115f5f177bb2fd6ff6c55439dcf72c1035f981c7526d8e54340b9f7c51853ea5bf3fb53cb249f07b6c543eb367ca4f9039d8b9b54952f29f5dd48d3193b808c1a4ff3b2f06c08dc6e374b8398d5b0539bcae992cb5e38c9e5c57895676e94e03959b856b032635819e2cbd4ec953dc89c36aa17a4c89794fc622f3e73cb7c015fa20523201f027f0bdd1680861661ccbd01b382185e1aa0af39462164fdfa3185551db2448b4695b1d858273e56810d2f5fb6bb4dc5a3688dd6c270b086566d4fc8d6a4c90d8c81fc15fbdbd53cccfcd4a28317136f40d3e23322f19d396f13bcfc64af5da43eda0d0c2a63e1cbf8ec75bb4dc0669046452ae5e970d3ec8867198479a2cddbd2ba0cddf2decc1fb32f5916bf7428a3f9f609576c70deaa56e6faacaa0dbff787d1b613ac5eadac18183fcb2216ad64c81c599adcbb088b6fb78549f84dc697db4d39b0296e4438cd977063f325cd6f0f5f3180d1085fd291b6efb9a3b0ff30db9cd11917b30d8982416df86c439e92aafb1a5052c6cc85cb4f11b0683c0c1e99254b3371fd1d68eeed96f1e5f6572f969be4cbf69d75c52034edf9a473dc97f3d90c52ba2e7cd8e7cb2dff6306644cdf241e35e431cf9dfe1b301f358b0da89f7bab20ff75bfcfb8ce922bba13e16bbe5a9ddfb7bf42d02c268c3e605ebfd4eb7dbbdb65edded6000cd7ef7d79e9670955e4f657dae3cbadf94b332076218c3ce009eb76e4f9d4e95ee122ceec560e133b0dea32d70cd05e629637038443100f68a371ab2580d1fc55bf762b1c495700af02987046f8a23f8aabe137493b0960ba9451190c5bcf00e7d76f7bee514739d8b9f5c6fe12a7db606035f1d2d4b51223f77ab66ffcbb6c2d1ae967947700f4ed3ea55b3c68c1990318697778e35a19defca7d8bcafbd223fedfe0fab0026d5767735c217eddb148d01a60b99751b43b4393df16cf820c5fa9930796f3d0beab63561046fcdc2d6325380d10f97a6d620ddb412f1a28a50763267c1eb1cc064ede17785eef0c5a161e99ba7d28d3f6a2f790dc070dd133994c29779597877ae919b9e6a81ccb6bb7f1506bcae2fd7443b8686be49c2e457d45ef1b0ee1d5ccddce94d5ca39851bcd3bdb155ce2e6168bcc979592b5f35ca26f76e2bb61be16b0026d40c5fbe4cf6668e1266b4aa520d85b18170b61f301eaf141a1afafa8469371337e605f7a2ec82365c64b7c674a54b980ed0d5c756fef0cffdb50c5bc04601fb8a3b439ec3750093eaf1e5c7486fa6920d3359b69d644c6a3b60784ba9c6043b0999cfdc01aa8051a9b7d79f4ad217ee0a1863834a68f42add69a5b1751e61b1d115a11356d8f05669ad9e2dc6b0e13e18adf4e8c7c04a3565c2a8f485dcc687416a3560785767cda13f766fce8cf735ef8aa27d0063922cd346efac2039edf78f7caaf43aaccc9a8a369f454aabbb38df2060cacd9e7effe4bbdddc66e1c5385a3ad1ac6ae3d92863427b01332040f46568e81726015f8a98f31a5d9d538059832c730933112487bdea8bdee452be7eab7671ea5f6eaea54ce95cd5cff9ac961e75d6b9ad85963661341a5b6f72c444b602460080c8640c9ff2a588c9efff8649e68a68994f985645413eb6f812eb62b5b066ceb5aa4530d5a29bba283ad289f162cb974ee56865b4b408a3d5397f9331e66c2760b850e1ac185e72973e171286f78c4b173473430cd98dae5e84c850666132ac9979a1f94bf7235f24abfd7b28d5a57fb6434b4318dda53912c4a4160286cb149a1afac5268f8b10b37511c966c24866b073a74a6dd487acc29a6dd7e657b684c91d4f7ec60398af175d5e6889b6de532b3acf58fb27644c641d603837479891e0ed1e2d22ccd645a46d14de674b60f6a5ad5bb55636596db3f5a317bedc9600c6f48213c932daaff3fa69f1f8047a9b37086e3bf4db2903868f2a3434f46546af3a62b62e22d94f18c1f00a9b5bb54136a96ad7d43bb7e9be41adc2ca6d85fad6ebc77ebd940dcddfe986f99041c08810935a0518ce57208c24784b971026ddb888b45d6c7c37c8185ed7dbb6cd26c759d35d9caffe1e752ab7ebd4d03f0dad5cdb0d30d518b86d9c24a901864f4bbd5a3dcd9890cf47ccd9b4af40df8811dce77427c008bce1166c84db29dd3401638e30ed6db6ec0965176dcbdb79d5ced60086ab68fe143b40cc179b4f98adabd454d2a4de7dce9ef8dd1ebbaaec4599b996add77b66662d83ad83209f1552238849ed000c57d5fc29f6d68bde52f97f3235521dac523717b730882976e0ac93a49b757e782a5fcb36b60d41bfb97576173181d43a2dbaaf174ee7b7cd92a469c07075854ba7d7db649234451827abd4adf9ebbc1831f5ecc56ff6f9e1e759cb3807ddf3630b647b870b924b94abf7355cf6aa6d15c24c0286eb689113d9468c3c499a204ca8b6bce6b8795263f14537fbfcf068d65ab6e1f29ccfa82bee8ced7faedfd725194309980d429802309f46f092e973b949309524f149c0840e03c6409e54ed6c76b3d00f4fe7ac6513acff8b5c7dfce756d8b9603ebf6de5f31680494df1656110932366acdd6e12318eb6c1ac8198d446c04c2dce172eb1122d3076750cdc3b033c5a3a14569f8b3fc700c36769994f709b68b79b20cc1100630231e790875616dca697cede060d9ac21d0c228701d31aff0b11b37a08138e0086cfd5722b72dce71d218cbb6d30fd17315d44176fbb46de154ca61e6384803973279ffb30ec5cf6ba85fb01862f9001c48c87307c0cf0de2134f326d77b655b0a18c586c2f65a36f11e4ce78300269f6d66be6feb9f6325070c5fa6707114ff3987300ef7d989c218cdbb7c6e2fa4496dade8abbe2c3563249bbcb9d8adc065c6d90cc6a45b2cab2a007336ce97cceefdfc5a6412447c06615ceeb393e54a67b5b9aadff47eb615305cfd55b9d527fd89cad7a1a380b9cb425a65c89cd3add66c4612c070239a19c67ca5a1ca4f97ddffd43b9ab293c9e48369c896063056b60c69ad6bbbc901e3a0d11b4d84e8d9217567cd996603c0dcd7e1cb4b4c9b31e967a4fac32597733cc094171f852fd064ca8e717d291c3d8be86e6fcb50a43562caf3bb6f3bd448f601cc596d24e487b457934c3620f6580c21068c11b4d48a3e1543b71cae3a125fcea70729c862c0e8c530256144cb95d26302c63ad3e86e982f6ca0281ca54c7edc30d3ff8f8496520878a8e86673cb9056bf66051801625c1b0b2139935170e48369b8b431f3e24c9ab6b61f2ce3f8d90260dc048c8ed35be74822c470070193d206cc5a74916bc9ffd8bd9a6334f21a8c5dedbd573ab5a47ad7ef21625200c6824cbcdd7bbc355d963206807113301a5bf8b54cde21622200c602c044cbf9c216ca08615cdd91772dbbd0ee7b15ea036688983300b3abce5dc0ec4497458ce95f0de0e1086094adde6e99ba87981080d91f30e122be30635a4a1800461330b6ff96e90cc0f411e35244fb490e309d2ded76c6cb5cc4f4123ec0c31dc0a80531c346bbdbc67b5b6ffaba1204cce76cc030e35a4298fba1d63a2e0fb629c0389c0398e284a59b733e6f4aae93b4bde394157c5944981b00a3051812f76a7a7b2de15281264f3a3b069890dc382b0063075ee621a6059833e0e11660a677d792ac45da706f6b00661c30e7397c612b6a266100182701338598dbc479aa67006667afef3e03308cd9449822983ef262ea39b931a1376f0c315380712784a107987ab5a355789981989a96008cfa50a535b54bf7089d04cc1980d94de56224ebf8328730008cd380c9c298af598071268421089872ad807d7cd1258c87ed60b4872a41188bb608bd4d9a30aeb4f39e0f0118b699340983dd1adc078c27d87c761430e73472a797972060cab50256f245973000cc210033808c0430f936666e3d358280295b79ede48b1e610018dda14adcafe2d9deb3e773df8429f6318bb8ab4f8d2260524bf9a2471800e65880a9543473dda34c9c3bffd442820f27b5952f5a84f9c47e530706cced284f8d2260ced6f2458730d8d0ee9880890018db1fcedd5ebe68100680d11caa9f4e01861fe4a9d11ae15c03308cd94d1800e6988029c6f0119e3c41c094adbc36f3459930d892575d77970c7100c662fa2b77da31663b61ce00cc310173bf1da47ee8326018b39e30d892f7d080f904602ce40b576ce565cc7ec200300705ccf9769065ae1401a3d6cacb1801c2003007054c7a3bc85663e4005375a74d75da31468130777830000c00631960943aede800e60ec028c9295b34bc1d64bb776a80a917f04c34c230468230056040988302e606c0d8081885565ec66810e606c0e801c695ce91c3b4f212034cf35a8e76da3146843055ae077c1c0c308769e5250998c94618000680a17035008c9d80996a84618c0a610098a302e628adbcb40053be96bfc701c31815c2b0ba1c067e1c0c3047e9b4230998893dede80026aaaf03fc50732d0018006675be4c74da314686300d6040988301e6289d76240133de6907c00030f6ebf3209d76240133da08c3181dc20030ba8071e63e85008cb57c196d84618c1061c2d6aa4d20645c915b8039caaebc9401130130000c71c07000c642be8c74da3146893061bbdc0e861c09304769e5a5091879a71d00e33660dcb99edb313aed680246bae51463a408f309c01c16307700c65abec81b61880126ed647a80c8910073904ebb3b49c0c81a6118a3451800e6b8804901187b01236b840160dc55e82460ce008c8d80619246186a80c9c36406c02803e6eed8f5b8df694766d7e9e13607ad57d37abe480873ee621214391c606e008c95801137c29003cc1d80392c602200c662c0081b6118a346987bd749024546f4e99865111da3d38e4a7ba4c81ded37c290070c0833a2d4354ff440802117c0881b61e801e606c01c1d302100632360448d308c91234cff22809109c0b8d436720760ec058ca811861e60f2abf80dc01c1330c768e50560f6064c0ac01c13302900632d5f445b4e31468e30e1c0a90647c6277cf700e3782b2f27d25c20ee20e934c250054c08c01c13308768e58da80266d8084310309f008cbaeeae59a28768e5250b98d405c0a483766470e43880890e03983359c07c52e2cb9030670046d32d7410306e3ff3900660247bc1b52b306401d3fd1440320a1897fa5e0fb12b6f48c33993ec66db6e52a30898fb70531b8064f47574ea6d3c422b2f59c00c1a61280246b02d1f48329a5038757f8ed0ca9bba0218c6a811264abf5eba03303a80f1dc03cca7fb80090902a6df69470e30e157a90880518eb5dd02cc11d60a9cc902a6d769470d309f155fbece28232903c6adae34f7d70ae451fa9d8073e61c60eaf8e5a51480517d1bcf0e02c6e1b5026935c22902a6d7ca4b0b30ecabad10803924603e1d5f2b903673283dbef45b79690126ed00e68c10663ad83edf9d4b271c5f8cd41ee42155c0a42401d30d60ba3e2f5822c44b7e9fee2e02c6d5b502616788737280e9b6f232468930610f30c89154e742a71aed9c5e2bc0cf9d219e92034cb795971660d21e60b0e79472ac8db502240398af2f7280e976dad102cc1980993b549db2795d064c7f8c47340173a30898be05f3857dbfc71e7e2f9d740e304eae1588fa633ca506184e17301100333341b23ed6d693c38b91c2c118270a1806c01c2a80712a84711830fd69c1ee89417eae73d5ca4b1b30f06034a642874ad56777573b0230000c46aa1d80717231d2993e603a6b05685591bed007a3acc140fde2000c00b3016052ba80e9df7d06c0c8140d01e34e59370560ac07cca7038d76584ead61c1b80798f3210043af8ad4592b407aa9004e46d2024c08c010b4ce520066bb46bb20087e67122ca606600e04984f770113927a6a5cbe1889226092a0a3980130c74c911cdeaf212265cd3b0698b80b982001607400c301187a260cbdd5d4dde5d4a400d3e34be00330ea33a14bcb1d1d060c0f7f9fcf672a61a75b80c932a41880990b98148021a0c4af15c79f9f9f8c2260ee77928079c1c54ffcb60903c02887da4ead453a06607225e4001376b79ba49521251dc004008c5ca9bb2b05c21c9e771701c3fdbe8801263af7ba484865487192c400ccbc1cc99900a6e9e74edd7be86c00185a9bf246e77e9f1a1dc0f85986d4ad5433f0453a524f857e723954436a0fe1b3739bdabd32a4a49b25d13261ce834e583a80196648ed3a3590d2557cea29702d7e716f33f39732a2b0842c60d2e1b11f640023c8900018b9823e604e4e5a4b8e75f3f25700d3030c259757b423dc668c481602a6c8906259230c90d27df003be9c9cb8452e6fa35558307dc0507279877b1085db01268bfd960026185a30ed3a3598d20db58780612e5cd7d9e10510a505c318d932d2b07b3cdd2e8449027f095f98c082699791c0947e8614c45d1f2671e0b2040b209c0a61720b86112a23093b60ba2ecc66214cb63a71518634b0600018a95e40897b8089dd73601c5b6225cc90ec76792732a44d73a40c0ec96cc0c4820ca95da706533aa1b600300e94910431b8531dca890830745cdef3972847dace84c96dd999801167480d60c0948ee23c43720e309108300ee548bec082210418d1d3f9dad284c97dd9645600938801930030231952e05a9d3a140e61679e1a175930745c5e267c3a9b9a30331123b5609a3a3598d2c9e50519920b65a4543c842db9e9eb58307400238c2fb73661e62226105a30008c7a86e44219e9fc65b109932c264c22060c076074722405c624d9728cb81faef8c30c098011ab2852f79b797d00665d877629c185160c9dc50232c06c9e23d59079c52449972a43acb4fc16016062c7f862e642b8d08271a04e2d068c252e6f96e02c7a7e120b86ce6aa4dd01e3070b24b2605e9f7d518ab903183325035f68c1385046b21a30de5218b0e14a475a65a4f3de8049cc03a68e85dc604c62c4280984168c0365a4d46ac0e46858301025160c1dc0a4e22a12dfc1e69d2191c7dbfb07bacfd6bed8931b714ac4199203cb1ded064c99dccc404cf17efa12c09029237dee0e98644dc0e4918c0633786ce1d41018b04a121960c8d7a9439b4dde66bb4b45c4642f5ed2dd5e4ae4f15a0e98299777db5ded168430228f579c4aa93dde17ae2c9cd1b3bc2660cb7f862843a25fa78e6cee83e96cd8cdc6c6560e165f2426044c5e0be14b10b09fcb9b6ebb316fb23e60d4b2a50c7536ce0c898182b2cc8271a04e2d6e46b7e5b7ebc261088561c43204ccd897676286f95b0126157abc9b8630fe2680291a6de4b7a4e09c8d1943b95154902cfb1162c0d0af538b4c188b36b5f3c5e1472e5f45e3802929a3898b646d97783447625b1f5eb20030daf9552c8a5479f573ec7cdd2ae7643e62a4168c0375ead0eed5d46a14190d5112b57fa70c19b67e238d208429b69affc98dbf8d0193ac50a59ea04c9ec1e657f97a7aad95d856be42492be050fb0db37c3ebb359d584514c0b8b09efafc65f396767c23c02843a6f8719bb9bc8960564bb63e1dc9df1830d21f68a927df21c288635d72e524941830eeada77ecd92bf6d729692ed0053a45f4cc1134a36038c2f1a8a9b1ff018db01185b6bb6c306dcb80ec18ac2a69c2bcdb78801937f25a15cadf67ffffcfceac9a2ebe1db02a6840c1756aa92cd164bd680110ebaed4f90b50230d61a9eecb45c72c0d4cc9afb56f25d6bddec9740ee8430e2361845cce4739057ce429b3602d78011ce7bc9e68449b63279c7646f576bb01c30628fb7ff8fe64026d9b75b2f1101c62a6b6927c08c886f0718f138db3e84994598d8285f2cee394b3602cc0cc8bc62e07ddfe65804985f5605a0b601668b91de06cc207d0f3811c21c22413213c24c64487dc8a8ce71feeecd7a81103056cd16896580e1db0146d220c1b607ccee84b17ad95fb22d6026aa558d7f69c18249215f7ed9355dd805986de0db14910480f1770861962dac76b682642a84d105cc3464586c433330cf711207369b304b2a492b00866f0898580c98faf4b26d093377d140ecb40163a690340730056484abf49266ccec8be6cce38d7d7fe0c4d81590328b00b3d1f36a8a4822fb8fed0298b969d272c0d8bfe62fde09303566b2f5bbe5d2bcce78d93956f02580b1ec8926f30193504c902ac2c856d9fafb8430f38298f8e13e5f3cbe6e1bcc7ced9c5b6664f10580b16d0d44e25b22be296064432fd80b307310f378b8cf97a53eef6a80d9fb450e0ac0045617aa2d22cc86a963860fe9d0e3fb1126f137060c913d51622b01b3b7399e052b42c02420cc7e064c0598b24a1d4b9b797721cc2b8a89b532a4c711f8b2b092b41260f62e07732960ec7baccbdcda8494015302c6970226de15305a8c792c030c9d757edc42c0ec5dac494ac058be5ac000611835be648489e51b1171b38489e7e44a498f32190bdfdee22160e697917c4adbeab345800956e0cbee794859441200e697854f962f08433839be78f22a75ab506d8630af4061a621f336d030439a0f18627b5eb3935ddabf5f369654a96d34611605310927c79732e69600c6e70609139ce602e66d12308fc7ec1c89de8ed77611c682e51581a44a6ddd6a81a5414cc213727c19d90bba9323f1c5ed732f5e19034cac009837959086e4c98f5611c602fbea97ac4abd4ea1dac49099d739c7960286ed345aa5f54b6e8a30790347b2166062216004209a7754927d3360600d5f2cc841e445a455b6b58bcdfcc839ace0cb00b3cf704fc6009318224cf1d3677e73a496218900933126768c2ef9e85c580dba9ae28b0d0966320618e3bf60602e28d20d635e6f232316be78c5661eb10c3031374198b2ff74650ba6eff2b6039e2e65623f217f5aaabf880b17670cdeb28824ae529b2f54f3c0e84fe472c6248c0f3324ce89852f5e7da0687c9a3261e612a63eb3c05f0b308f29c094ca7f1af993deabe96f419a747d77882f5511490c18b3260c5b2126e283f362b37d74fffcf9c38719d26cc0ec18ae8f02e6c49712a675240a5bcb822901f398028ce796e62f4cbabc3bc497bc8824a9521b3661fc550f2bc837e7f6fed462c30c6968c2286de4b0ab1b108c02a6d5de566c51aebb68b1f5a3d6024cac0a18ee186166e749efefaef82fad22920430e67e4b16acb880f2cf508920431a02e615e94c78393b07ed5a9b41e7c8896335d4245d68f9e6daec626100733cc078dcdf0f30d6f4b08d03c65498c5e355571f080023ca90062e2fcbffa9d42f4ef6a54bc63e5dc0f448235b0c2dd8bf6a250ba60e607a26cc110093254af18c0ce97d7119c99ee55b6cac0dc658c4e1afdc1b3ce48b27ca9006260c6bbea1387daf7322d28e6849da4c89172d522913a84271ff38e4e644e59500f3788843988300267f96ba01ccfbc50dfb2527ec0460aa7252157acf0a14d75edd240860b828431a0026119069e90df517ff8060ee79394b22eafd01c33c67c57cf113bcbc641e3016ad3ee72c1e6b8391b046ab512189d75f9f2d000c1365480313460098c58459b0fc8327c271b80160665bbc5380790030cdd3ad7072694994212d336116cd70a6d62ee5697805153dc07438c3a75e984d564f4e03a6ea7965eb03269ef988991f2c3df16f8700866b00263e3660bce822902880590298859b5bc4cbdf5196f44f2899059809d0e404db6a13cee92212db0e306c46902a87cb3680991dc0f009c03c1eb210e6301e4ca3c702c088fea5e0392ea643f2eb57bce0412442902c024cdba6c9fdc4ec8f5f6b17bd750153f7a2ad0f9862db4475c4b04913707dc0f873f1c2c7db60622960e20346304f15c0e419d2b08c24a151cfa83754559e85299ec4b2f7de0c6014c4b7038c3843ea9b30ab0026519f4dd42a0cab032698cd9709c074f9d2ce91e2034630ea01ccd0e51df98e628c985a2c979b1aba11f8085c7e8d2d4532ac783bbefc116748831c690dc0786a530a4b54b1b13a6092d97c19074c2f8069873007040cd700ccbb1c30cdf7555ddc467bcd59c984c4105cb6040cdb0b30ed6d0d36004cbb7f331614dcb83a5b36014c301b2f42c0bcc902988303e64d3d439a064ca6756e5853fa99fef94cd6a0bb0b6056db43fccf549f5d6bf3da5e8eb40a60f8f0c09bec54cffc44cf39ac581b300bf8320a98015f5a39d2dbf100a3e4f1be6b00669d093b69bdb123a1114fd46d958d00c376030c970166150f66f921c543c0c47639bcad05dc5a80798c01061e6fb653c3bbd884117d6fe4ad1ac2146c880725627181780a30015907661a30acb3a7c10680e19400132cc0cb28601e008c3660de7500b3d21df385bd28f17881d802c0f02d01c365014c37845909300b3734db16308bf8320298c7638430f1010173d101ccfb7e80f1cc9b235b0066c5ed292600c37abb326d0018cfa86712ac099864095e460013bf01301da9f4f15eac004c4211306b9e12390198de2bc1b7000ca302187f115eb8b49357c297cae6157c57e43860deb402987e8e24fae6c75abf6a4010306c5bc078d200a69323b1b50063d6e75daf8c142fc48b14306f12c0bc4901c300985600d30f6136058cf110667dc0acba7fdf386006af04db02309c0460828574110326ce0122014c2ccb9050a56e0730bb02c6780823dfd18e4082340118c18bd184307c35c02cd8f3599823edcd17ce7500f32607ccdb513dde69c05cad010c375d415e1b307c6bc0fc1135f10e43186f3dc0786bb6ae6ccc173ea23799648079136748a8527703989e09b32d603cdf38607caa06cc0460842fc75823af31c078811b7ce1e38ab401130b031800e6d205ccfb9e80319c24addccabbf606e77fe4db35885f8f64a488640e30dc6ebec4cbe122ab538f03e64d08186cd6f06e1360b869c0c4440dde71c02492b76213c098ad556f5e9fe68ad2028c34a1727fb38629c05cfb80b9ec0918d395a480305f4600e3c9a65db9c7fbc7e44332cf858ba9f4487e1a24d79321c0b8ce97c946def7f7b1106673c078ebbab294f822040c2b002279292afeac0c98150873b91a498fb839454600131d1d30972160aebb02c60bc09711c0f0f2dc460960b8d4e3350a18f384793710c2048941be484d183dc0f0a303e6fd7d2c84b96cb954a0b26128106693032cff881b6132874506983c844956e78b79c2183856d4e766650430dec101f36e1f605622cc95507d7ab44e9de3430a184fd2c76b1a30a69ddec580899961bec872242dc030f701336af25e8580b98c0366f5b47215c27c18748eb78a7b85268c370a982c49f2b6008cc702b380b9d8851769088300460330efefe321cc65bb1dedd626ccc79592fd22074c69c54801f32749fe6c02188f1bece9bd2e3994cbacf7621230d1c101739100e6320a980de6ef1508630a305b1e90ab0b98e21bf8367cf14cee3f75990d98c0677c253165c21cd7e29500a63a4af67d2284117eef16bfb571c29c3e3ee8b8bbcb00f36733c0bc1e9341c08872a4f133b982783dbac85d1875c01c2180112f769c02cc65842fcf6d7e6fc3fd30572380f1379e926c078cb16a92ece062e9a15cc5c1be6bab306a7bf18c7a00e31d1b30977980796cf48b27a601b338478a378f78e5bc905a301b03c6509e243d19fd2216df46ecad81d82b5ed3040c3b0460de6480b98c01e6b25f95ba55a6b0093081bf43426d0c30aba6b39a88b9c8007351074cc4b7567ea99116600ec117f19ebc97f2c949f972913fdc0d134b834ba13f3e16e54871b2cfd3a300982cda54f662c409cff57d22471acc727be0c52b82182960a2ae6dc38f01182e06cc65023017e9c3ddf2be99f37a33c09c84eeef74ecb2175de800e6156ec68a7411dab6175dc03cf7e18bc7e30a30affc87bdb5f8d2e443ec507c91b4f25e260173d9d7e36de646534524498e74cd741a81cbae99b41660bcfdf892bf587e300917096024a772c909f3dc052fd970cc8f15780b8262feab00d31d24ec30068cbc4e3d1b308fad7f7f2388b97ec872a46ba3d7706ea3c54f2c1824840093bf5a491c04138c900346238461bbf0c5f383803f1edc0fe20230c15bb11f6f3f5c39105f242eef346064d9eff657c0744ad6e270a4008ce82ba7ab58b11d4f4f0730fbf3a54a2418634992c4179543ffe60126d9032f9e1704be17795e5c008605c12b4dca76e3e5de71159905cc2eb792ab1d3f52c04266c188732419604e9ed584b11a30a51eaa80911e8d2e07cc6317bebc4296a4e24c0918ef8de77f1c584601f3dceb2a26195393420e98a91ca92377006359722ef5788521ccae2eef305d2f629592332559f8c101f33009985d8bfbcc8f835f935188cce395e44832c0445611a6cf1b1d0bc67ac0bc5b0a98c115f985b95b852cace04d15d71c556fba80b12e43ea25f8d9a64a711cffca826b81a4168c38479201c6f7ac218c00381a80f10801e6dda25e5ec11535a911170434c8919603e669d165c9dc13798624cc916480795afb3c252e6f1728fbf34536eee4168c0e60d8f678a94395a408640098c91c895686d4d37506604ef45c5e4950d3bc071dc00c621dcf7ec05ca4e7feedd6cb2bbea00a287e039876607358317380b1e8aab83a604e3560aeea80b9dafb401356008615e33aa932a4a9ecca52c08c1c5dbc4f194976411558ca2a750d98f8e08091f7dae902c6a60086a903e6fa312747b2b732501c5ce225be5ffd350f60b85d813a9f0598cbee80915f5115a95440497ac039ac222dc0586df1b6a6f1598039a903c6dabc9a67fb7abf1e45e2272560925740f387f9340173791f0d61b62d238d5e50e5b5547f56118d7f74c0485d18c2018c0e601abe8872a4abddbdbc82d8cd2fb68ef05b80c96e88efbb0098eb8e8099187165759a0f01131c1c30d5b37e3e1e6f8fc7732e60acbaa6581930a716603e1c004c931a590d18a60898d1c3d13704cc74665a72a4eedcf57b5ecc8195f5c23ceb15e4fc6d1660de8802e6fa311ac290ab539740c932a5f6dfabc0861860ae63278bca0173f136c64bc7dbe5004c3f497af00171c48021d1039339d7ca80f9f8180d61aed4ead472c058e54b476a80b9bc8f873063e1f4867469592f354f06c4815af3cb5342989a27af7ceaf1b4d4e15d0098ab2a606cad535760a923963e70684530e387a38f03c60464d4afa7c98c0018a537b4014c1b356515b01aabd163fbad32cd02e63a01186a8d3015586c078ccce4bd8c6748fd1046a1a2b9015dda18a9abd2ad7235002388f82aac9ce222696a00f3364ca7acdbc2782e6006956a29602c1d3495995b9bba3db39716604441f4551330b328a39f9956814bddb85b01860130229d4ecfece93e4fa722852fa255e1b37bd8c71775c0f4f83208614ec43aed2a8ed80e184f0930e367178f0046f87456624bc7d26d961e050d6018783288b44fa7f8f1fecefcd389557f2f4f2c113c388f2c60fa01cc20843911ebb4930226210898cbf8d9c5ba801907cdb2cba9e215de024c8208463e4eb3c8e5c9bdf8742ad69e9f4e3e7b053441f977eb2d2445c00cf8d20f618801a62e16d53c191087106026ce2e9e0b981512beff5ee2dd78a502ccf7bf7f886086164c0992a08c5832c078d193c76544e32e603ea803867733225b01f39c0f98777d0f6603be1484a9e395329429bef40da20c2c98a0fcb305982ab2710730d78fa910e664fd96531d0d32a3fa03db3aed140023e34bcbe7b50330055f728cd435a33294f9af610fd4b5603aa0a90093b805988f8fa9108618602a9c3455696a80b92800e6dd4ec0fce7b5faec0ac0f0167ba0d64458728457a0a93e5181c60dc09c8480b92a35dac5c400635b23cc6312301739602eaa8d769b03c66f01e645b96f0046a8b8553cea00a6fe0455c09ca632a45e218916606a8a30eb01f3360998f711c05cac02cc774391bacfaec89510c188d5f276137148633b219500f3211159c0d479509310d90a98680a30970580d97a655c1dc034fbd795b9d277f325a899082beba5f674eb0faaaf5005cc753a80e9244957521e4cedf10e01e3515b2b3006988a30d62cbdfd7ea9989a2bc054b9d237e217a105e37752257280f15500f3f1311dc25c4995a96bc03445e941ae648b2ee384b94c00e66215609ad8bfeab36b36b243054964c124d507bc0b98e074a27005890260ae72c05cc90226e901865b0b98e742c05c4600f3d82d2eabdbeb10b88c5b30bc8b936ac90015c0440a80f918d18926607c3960f8bf7f760df8f132d2651a30173960765b1c5735f27ec3da1d539d07d51fd4b9524c63ad80f4d892c6e5bd8e01e63a09180b1b9af977ddd25587321560beadf31adfc672a48b0a602e52c0443b02867b4d751a2811dfa5ba5424040c89b5024b01739d028c7d98e5ad8aa8df038c85239e2d078c75075c5489d1371a784733f9ca70698ad26db79704604e5339d2750230a7f1465e0b379c6a43a40f98ff2c1cf12380193b984b0130cf5d9fc0370033a19a266c0818f26b0554017325079836446480b1c915784e8421f301b393c7cbeb0780146954b591dbd0a4b65ea80066aa11e63a0998eb6886f4240298b221c6c608e66d35c0ece4f1b6d605c0e41d4d2f2ae7c5170286c462a464dc84392900e64a14305ebb385d02c6c62995af0618b63b60b28fbf9120491efc3031a207187919a98e4c260173a5b552a0b522660018cf464fe0b91260f6823f87f3a2a4c67969f6afabb326460430de2860ae6a80b99e48b5c17cd761f91030def7b77511fb6325c03c767d00488c26b38b3a316abaeada80a17196f77324473aa902e64aa84a9d8385f7b062dd36306d45b30133fe7dfb9da193511c7c9952e3bc9c8480a111c1c42321cc7539602c0f42ebb8c5ea1975768e34fe6d7885add66b4c564de5cdcac60a30599af98f448e194d326209609e340063f966016fab00e68177d866b5fb251ac0941f7d1372b156058ce5515cb914c9f6ed8ef82a80c11efe96c72f4d2da2f15b4ac0fc47a881e8b9843053df6af720e6dffffeb51fa6b5cfebb102609e7889ed0f600ac0b03e60beff235488f3d7040c81498213000c5b0130115e620a80c97748af0ddd3296f9fe8fd016a37c45c0585d48e3f513b47f47d8e73cc2208071228269ead57dc0d03edd713960ac5e2dd1ca72ad7f5ccc386010c0d0f1609a7a75952c91da233d590f30641ee1b7edd3c16331609e9950422246981c21cd4a810a309c542ff46a8089c900c65b7caafbdaf9dc22c03cdf2ab73d7a3c77dd0906521f9f753762b37b5de3c6d4dba71350bc16602c7f67492d89799b43980a2f9d9f143d9020d152b35220f9f5cba7f7fbb3f9210ce52e3b624b629e730133cc8638f8421330df44d7883ed7018cf5c3987f13da2ba09d243ddfa297de1ecf71c0c0cd75435523ef37d555e8d12a804121d4f053ba0c331efee80126f7722f2dc0a05fd719c0f0ffc86e00f89c0918da010c35e536ccb3775b4bc49444a94e48bfd4c7ae25b86fd4f5fd8f48c3f96c1706018c35848924b9530e94aaa33c294f94cdf6058f71db68aba948d36aafeb2a9e4798364f623f49fcf849a48444344b12dd545e1def18573861d9fe21cff7f7a74fe4046348ae266c211cc14cad179802ccb3158847b1fd4dbc4e899507c8b2b8754ed7897b8f0be7271ae7ff4153014c1eb690eadfed29590098419e9f9cae88cc37050c7fbe475947790318567d00d2d336605a8b9238e5ad46e376b6f30ac5394f9a7c671430229660546f3837e47950e4b50013545c8961c2380498bc7f976c44fa1c663b1e8f8784b9f6008362d1ceaa8d16bf7dcc85dffd1a44df83a19eec9dfa78c93ffbec00e699f333b8367cc104b97bec5971a5039896dd0b3910c238b0473a173bb3ac01ccf55779f0f6af5fd7eae0584c9036012668674d994e44ce4887e4efa533674849161467a7971478f9550226797d94649fc94e7f4495626705553e940800135039dd023aac7e1584b9f21a302ce34af4f171ca3e053f777fc0243dac3499114c18c8f6b82683c80b30dcab0153a0863fb917905c3eee96ea2ca8014cd3ff021306b25c59b8e2f1ec7c801a305e1db8c4bf60c258089896f5021306b25b99e15263a50f98e68bd05e11661dad249d03009b638d11634216cbaf839406307566c49acf413b45987512d4054c8915b4da41762b1600e6f5b9b817cb40bb03a6e5b734584960c240b60326960326a83f82764a6105b5a356cf1dd63b4276ab2914358069d2261f2eaf8d8011da311064a19a24a8014c5263052eefde6a8295166084d91204d1014c89150e9777ef14b6930d79830fd16a07d92cde294e5707cc354b04d06a672360bc53fbac2eb8bc90b5624d0ed4c4325ce4f7427b01c66f00c31bc0b0e16721c8362522c0b43e84cb6b0d605a614bdbda452f2f6437608231c0302ca8de578110302deca08c04592c5f089896f38256bbdd012388555ab5a3188b05208b23f0c663e902261eb206b20630ad4ebb7f6eec87061d0930adcf6241b58d80a93bed38ddc3baa0438c5f6132d44a9ce0f25a0d98ff9cd9341a3a10605ad62f7a79ad014cebc3aa95b73ef502210c64a584a5a33655d0cbbb33608240502fe203c0c086812c074cd07cd86abf431969577db7e0d12e4897256b0006b21e306c0818defd34ca48bbf2a57258da05e9d28f418a0451044cfbd3582cb03f5f8af8a40d982a9a81c90bd92c2e074c53b20e00989df45f871fed9d192ac0a04c0dd90e182e004cf3f137327c1b01d34433df783c90b5625dc0f85effe36f7888d600c6ef02067125442d82190086c344dc53df7dc004000ce402602a671765503b4298fc19b576e2f57c3863109129f29b0b01130030164c00ed9bdf020c9c3188d004f95d01266e264800c69229e0a5720668b6fa863306510ac08b08bcddf0920030f6a9010cba5f203af177ddc7d505cc2f0c65db9e570518601f22117df7da2c448041306e176038000339009866b5236ffbc0d0ae80f9f7efdf370003d1034c3e4edb5b4b75f6fa065d6c7a5c1cdd491011c901835d60ec8b5f5ad1261257885208538cd3cee698008cd5b301fa60203a8429c7696b9fccce3e47905d80c90d33deb4c74090c58869c6690b3088c0edcd90d03100d154b311ef378a1496a74810441830982cad4d67011888aaeade1744e3368730e00b441430fffefd63008ce5310cf802510ec1bf9122d92b8ec211443ec547ba0f41d04a197e0115f00582a0350298222d42ba0f41d06a8079e5fb48f721085a0b30100441a6c4d1280a41d0fa210c6e0504416b1106d60b04416b10e61bf91104411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411004411034a6ff03c3eabf26ea37898d0000000049454e44ae426082');
INSERT INTO letter_file VALUES('6e3bc4ccdec831e8118eaa616c009c63fcf7904a390bf0042c1528d5b0e35949',X'3c703e7b7b20776f726b73706163652e6e616d65207d7d3c62723e7b7b20776f726b73706163652e706f7374616c5f61646472657373207d7d3c2f703e0a3c703e537572617420696e692064696b6972696d206b65207b7b20636f6e746163742e656d61696c207d7d2c206b6172656e6120416e6461207065726e61682062657262656c616e6a612061746175206d656e64616674617220646920746f6b6f206b616d692e3c2f703e0a3c703e3c6120687265663d227b7b20756e7375627363726962655f75726c207d7d223e42657268656e7469206265726c616e6767616e616e3c2f613e3c2f703e0a');
INSERT INTO letter_file VALUES('5746c24d7de66310839ca76c37c77bff7660c0896e2367021725b47d644bcda0',X'2d2d2d0a7375626a6563743a20277b7b20636f6e746163742e66697273745f6e616d65207c2064656661756c743a202254656d616e22207d7d2c2066756368736961207375646168206b656d62616c69270a7072656865616465723a2027456d7061742070756c7568206a656e69732073656a616b207061676920696e692c2064616e20706f746f6e67616e207b2520696620636f6e746163742e76697020257d33307b2520656c736520257d32307b2520656e64696620257d252073616d7061692068617269204d696e6767752e270a6c61796f75743a2073686f700a6c616e67756167653a2069640a2d2d2d0a232046756368736961207375646168206b656d62616c690a0a3c696d67207372633d22696d616765732f66756368736961732e706e67222077696474683d223532302220616c743d224c696d612062756e676120667563687369612062657267616e74756e67206469207361747520646168616e3a206d657261682c20756e67752c206d65726168206d7564612c2064616e2070757469682e223e0a0a7b7b20636f6e746163742e66697273745f6e616d65207c207374726970207c2064656661756c743a202254656d616e22207d7d2079616e67206261696b2c0a0a536562656c61732062756c616e206c616d616e79612072616b2070616c696e672061746173206b6f736f6e672e205061676920696e69206d6f62696c206b616d6920747572756e206461726920706567756e756e67616e2c2064616e2073656b6172616e672064692073616e6120616461202a2a656d7061740a70756c7568206a656e69732a2a3a2079616e67206d656e6a756e7461692c2079616e6720746567616b2c2064616e20736174752079616e67206e616d616e796120746964616b2064696b6574616875692073696170612070756e20646920746f6b6f2e0a0a7b2520696620636f6e746163742e76697020257d0a416e6461207375646168206c616d612062657273616d61206b616d692c206a6164692072616b20697475206d696c696b20416e6461206c656269682064756c753a202a2a706f746f6e67616e203330252a2a20756e74756b2073656d756120667563687369612073616d7061692068617269204d696e6767752c0a64616e20416e6461206d656d696c69682070657274616d612e0a7b2520656c736520257d0a53616d7061692068617269204d696e6767752073656d75612066756368736961206d656e6461706174202a2a706f746f6e67616e203230252a2a2e0a7b2520656e64696620257d0a0a3c7020636c6173733d22627574746f6e223e3c6120687265663d2268747470733a2f2f667563687369612e6578616d706c652f69642f66756368736961223e4c6968617420667563687369613c2f613e3c2f703e0a0a2323205469676120756e74756b207065726d756c61616e0a0a2d205b2a2a53656e6a61204d657261682a2a5d2868747470733a2f2f667563687369612e6578616d706c652f69642f667563687369612f73656e6a612d6d65726168292c206c6f6e63656e67206d65726168206469206174617320726f6b20756e67752e2053756b61206d6174616861726920706167692e0a2d205b2a2a4c616e67697420506167692a2a5d2868747470733a2f2f667563687369612e6578616d706c652f69642f667563687369612f6c616e6769742d70616769292c206265676974752070756361742073616d7061692074616d70616b20626972752e20556e74756b2062616c6b6f6e2079616e672074656475682e0a2d205b2a2a5369204b6563696c2a2a5d2868747470733a2f2f667563687369612e6578616d706c652f69642f667563687369612f73692d6b6563696c292c2073656c7573696e2062756e676120706164612074616e616d616e20736574696e6767692063616e676b6972207465682e0a0a7b25206361736520636f6e746163742e6661766f757269746520257d0a7b25207768656e2022726f7365732220257d0a3e2044616e206b6172656e6120416e64612070616c696e672073756b61206d617761723a206d61776172206b6562756e2074756120646174616e672068617269204b616d69732e205b4b616d692073696d70616e207365696b617420756e74756b20416e64615d2868747470733a2f2f667563687369612e6578616d706c652f69642f6d61776172292e0a7b25207768656e20226f7263686964732220257d0a3e2044616e206b6172656e6120416e64612070616c696e672073756b6120616e676772656b3a20736570756c756820616e676772656b2062756c616e20736564616e67206b756e6375702e205b50696c6968206d696c696b20416e64615d2868747470733a2f2f667563687369612e6578616d706c652f69642f616e676772656b292073656c616769206d6572656b612074696475722e0a7b25207768656e20226a61736d696e652220257d0a3e2044616e206b6172656e6120416e64612070616c696e672073756b61206d656c6174693a2072616e676b6169616e2070657274616d61206d7573696d20696e69205b737564616820616461206469206d656a61206b617369725d2868747470733a2f2f667563687369612e6578616d706c652f69642f6d656c617469292e0a7b25207768656e202266756368736961732220257d0a3e20416e6461207065726e61682062696c616e672070616c696e672073756b6120667563687369612e204b616d69206a7567612e205b426572692074616875206b616d695d2868747470733a2f2f667563687369612e6578616d706c652f69642f667563687369612f6b65696e67696e616e29206a656e6973206d616e612079616e6720416e64612072696e64756b616e2e0a7b2520656e646361736520257d0a0a232320436172612073616d706169206b652072756d616820416e64610a0a7b2520696620636f6e746163742e6369747920636f6e7461696e7320224a616b617274612220257d0a506573616e20736562656c756d2070756b756c20736562656c61732c2064616e206b75726972206b616d69206d656e67616e74617220706f7420416e6461206b65207b7b20636f6e746163742e63697479207d7d207061646120686172692079616e672073616d612e0a7b2520656c736520257d0a4b616d69206d656e676972696d6e7961207b2520696620636f6e746163742e6369747920257d6b65207b7b20636f6e746163742e63697479207d7d207b2520656e64696620257d64656e67616e206b6572657461206d616c616d2c2073756461682064616c616d20706f742064616e206469736972616d2e205065726a616c616e616e6e79612064756120686172692c2064616e206d6572656b6120746964616b206b656265726174616e2e0a7b2520656e64696620257d0a0a7b2520666f72206c6162656c20696e20636f6e746163742e6c6162656c7320257d0a7b25206966206c6162656c203d3d2022576f726b73686f702220257d0a416e6461207065726e616820696b7574206c6f6b616b61727961206b616d693a20686172692053616274752070756b756c20736570756c7568206b616d69206d656e6767616e746920706f7420667563687369612079616e67207475612e205b416461206b7572736920756e74756b20416e64615d2868747470733a2f2f667563687369612e6578616d706c652f69642f6c6f6b616b61727961292e0a7b2520656e64696620257d0a7b2520656e64666f7220257d0a0a7b2520696620636f6e746163742e6c6173745f707572636861736520257d0a42756e676120746572616b68697220416e6461206d656e696e6767616c6b616e20746f6b6f2070616461207b7b20636f6e746163742e6c6173745f7075726368617365207c20646174653a2022252d6420254220255922207d7d2e205661736e7961206d756e676b696e207375646168206d656e756e6767752e0a7b2520656e64696620257d0a0a53616c616d2068616e6761742c5c0a2a2a4b6972616e612a2a2064616e2073656d7561206f72616e6720646920746f6b6f0a');
INSERT INTO letter_file VALUES('b3b3836265fe1efb40b1e4299f42074825c5e07f88a762959053fa14ce65cfea',X'2d2d2d0a7375626a6563743a20277b7b20636f6e746163742e66697273745f6e616d65207c2064656661756c743a20224465617220667269656e6422207d7d2c2074686520667563687369617320617265206261636b270a7072656865616465723a2027466f727479207661726965746965732073696e63652074686973206d6f726e696e672c20616e64207b2520696620636f6e746163742e76697020257d33307b2520656c736520257d32307b2520656e64696620257d25206f666620756e74696c2053756e6461792e270a6c61796f75743a2073686f700a6c616e67756167653a20656e0a2d2d2d0a232054686520667563687369617320617265206261636b0a0a3c696d67207372633d22696d616765732f66756368736961732e706e67222077696474683d223532302220616c743d22466976652066756368736961732068616e672066726f6d206f6e65206272616e63683a207265642c2076696f6c65742c2070696e6b20616e642077686974652e223e0a0a44656172207b7b20636f6e746163742e66697273745f6e616d65207c207374726970207c2064656661756c743a2022667269656e64206f66207468652073686f7022207d7d2c0a0a466f7220656c6576656e206d6f6e7468732074686520746f70207368656c662073746f6f6420656d7074792e2054686973206d6f726e696e67207468652076616e2063616d6520646f776e2066726f6d207468652068696c6c732c20616e64206e6f7720746865726520617265202a2a666f7274790a7661726965746965732a2a206f6e2069743a20747261696c696e67206f6e65732c2075707269676874206f6e65732c20616e64206f6e652074686174206e6f626f647920686572652063616e206e616d652e0a0a7b2520696620636f6e746163742e76697020257d0a596f752068617665206265656e207769746820757320666f722061206c6f6e672074696d652c20736f20746865207368656c6620697320796f757273206265666f726520697420697320616e79626f647920656c736527733a202a2a333025206f66662a2a206576657279206675636873696120756e74696c0a53756e6461792c20616e6420746865206669727374207069636b2e0a7b2520656c736520257d0a556e74696c2053756e6461792065766572792066756368736961206973202a2a323025206f66662a2a2e0a7b2520656e64696620257d0a0a3c7020636c6173733d22627574746f6e223e3c6120687265663d2268747470733a2f2f667563687369612e6578616d706c652f6675636873696173223e536565207468652066756368736961733c2f613e3c2f703e0a0a232320546872656520746f20626567696e20776974680a0a2d205b2a2a53656e6a61204d657261682a2a5d2868747470733a2f2f667563687369612e6578616d706c652f66756368736961732f73656e6a612d6d65726168292c207265642062656c6c73206f76657220612076696f6c657420736b6972742e204c6f76657320746865206d6f726e696e672073756e2e0a2d205b2a2a4c616e67697420506167692a2a5d2868747470733a2f2f667563687369612e6578616d706c652f66756368736961732f6c616e6769742d70616769292c20736f2070616c652074686174206974207365656d7320626c75652e20466f722061207368616465642062616c636f6e792e0a2d205b2a2a5369204b6563696c2a2a5d2868747470733a2f2f667563687369612e6578616d706c652f66756368736961732f73692d6b6563696c292c206120646f7a656e20666c6f77657273206f6e206120706c616e74206e6f20686967686572207468616e206120637570206f66207465612e0a0a7b25206361736520636f6e746163742e6661766f757269746520257d0a7b25207768656e2022726f7365732220257d0a3e20416e64206265636175736520796f75206c696b6520726f73657320626573743a20746865206f6c642067617264656e20726f73657320636f6d6520696e206f6e2054687572736461792e205b5765206b65657020612062756e636820666f7220796f755d2868747470733a2f2f667563687369612e6578616d706c652f726f736573292e0a7b25207768656e20226f7263686964732220257d0a3e20416e64206265636175736520796f75206c696b65206f72636869647320626573743a2074656e206d6f6f6e206f7263686964732061726520696e206275642e205b43686f6f736520796f7572735d2868747470733a2f2f667563687369612e6578616d706c652f6f72636869647329207768696c652074686579206172652061736c6565702e0a7b25207768656e20226a61736d696e652220257d0a3e20416e64206265636175736520796f75206c696b65206a61736d696e6520626573743a2074686520666972737420737472696e6773206f662074686520736561736f6e20617265205b6f6e2074686520636f756e7465725d2868747470733a2f2f667563687369612e6578616d706c652f6a61736d696e65292e0a7b25207768656e202266756368736961732220257d0a3e20596f7520746f6c64207573207468617420796f75206c696b6520667563687369617320626573742e20536f20646f2077652e205b54656c6c2075735d2868747470733a2f2f667563687369612e6578616d706c652f66756368736961732f77697368657329207768696368206f6e6520796f75206d697373206f6e20746865207368656c662e0a7b2520656e646361736520257d0a0a232320486f7720746865792067657420746f20796f750a0a7b2520696620636f6e746163742e6369747920636f6e7461696e7320224a616b617274612220257d0a4f72646572206265666f726520656c6576656e2c20616e64206f757220636f757269657273206272696e6720796f757220706f7420746f207b7b20636f6e746163742e63697479207d7d207468652073616d65206461792e0a7b2520656c73696620636f6e746163742e636f756e747279203d3d2022494422206f7220636f6e746163742e636f756e747279203d3d206e696c20257d0a57652073656e64207468656d207b2520696620636f6e746163742e6369747920257d746f207b7b20636f6e746163742e63697479207d7d207b2520656e64696620257d6279206e6967687420747261696e2c20706f7474656420616e6420776174657265642e20546865792074616b652074776f206461797320616e6420646f206e6f74206d696e642e0a7b2520656c736520257d0a4c6976696e6720706c616e747320646f206e6f74206c696b6520637573746f6d73206f6666696365732c20736f20746f207b7b20636f6e746163742e63697479207c2064656661756c743a2022796f7522207d7d2077652073656e6420736565647320616e642063757474696e67732c20776974682061206c657474657220746861742073617973207768617420746f20646f2e0a7b2520656e64696620257d0a0a7b2520666f72206c6162656c20696e20636f6e746163742e6c6162656c7320257d0a7b25206966206c6162656c203d3d2022576f726b73686f702220257d0a596f752068617665206265656e20746f206120776f726b73686f70206f66206f7572733a206f6e2053617475726461792061742074656e207765207265706f7420746865206f6c642066756368736961732e205b5468657265206973206120636861697220666f7220796f755d2868747470733a2f2f667563687369612e6578616d706c652f776f726b73686f7073292e0a7b2520656e64696620257d0a7b2520656e64666f7220257d0a0a7b2520696620636f6e746163742e6c6173745f707572636861736520257d0a596f7572206c61737420666c6f77657273206c656674207573206f6e207b7b20636f6e746163742e6c6173745f7075726368617365207c20646174653a2022252d6420254220255922207d7d2e205468652076617365206d61792062652077616974696e672e0a7b2520656e64696620257d0a0a5761726d20726567617264732c5c0a2a2a4b6972616e612a2a20616e64206576657279626f6479206174207468652073686f700a');
INSERT INTO letter_file VALUES('46b510a6166ce51d48b0bbea078ac066bdcb0c0b09cca8d0cc0a3b52a7f8b64f',X'3c703e7b7b20776f726b73706163652e6e616d65207d7d3c62723e7b7b20776f726b73706163652e706f7374616c5f61646472657373207d7d3c2f703e0a3c703e54656e206c6973742070727a79737a6564c582206e61206164726573207b7b20636f6e746163742e656d61696c207d7d2c20626f20726f62696c69205061c5847374776f2075206e6173207a616b75707920616c626f207a61706973616c69207369c499207720736b6c657069652e3c2f703e0a3c703e3c6120687265663d227b7b20756e7375627363726962655f75726c207d7d223e57797069737a206d6e6965207a206c697374793c2f613e3c2f703e0a');
INSERT INTO letter_file VALUES('82a80748cc57eca1b06d36d28ee03c0b9262989c9266128ee65268c11cde6e19',X'2d2d2d0a7375626a6563743a2027546f6b6f20736570692074616e706120416e6461270a7072656865616465723a20275365706f74206b6563696c206d656c617469206d656e756e676775206469206d656a61206b617369722c2064656e67616e206e616d6120416e646120646920617461736e79612e270a6c61796f75743a2073686f700a2d2d2d0a2320546f6b6f20736570692074616e706120416e64610a0a7b7b20636f6e746163742e66697273745f6e616d65207c2064656661756c743a20225361686162617420746f6b6f22207d7d2079616e67206261696b2c0a0a7b2520696620636f6e746163742e6c6173745f707572636861736520257d746572616b686972206b616c69206b616d69206d6572616e676b6169207365737561747520756e74756b20416e64612070616461207b7b20636f6e746163742e6c6173745f7075726368617365207c20646174653a2022252d6420254220255922207d7d7b2520656c736520257d7375646168206c616d61206b616d6920746964616b206d6572616e676b6169207365737561747520756e74756b20416e64617b2520656e64696620257d2e0a53656a616b206974752068756a616e20747572756e2c206d656c6174692062657262756e67612c2064616e2070696e7475206b616d692073756461682064696361742e0a0a446174616e672064616e206c696861746c61682e205365706f74206b6563696c206d656c617469206d656e756e676775206469206d656a61206b617369722c206772617469732062657273616d612062756e6761206170612070756e2079616e6720416e646120626177612070756c616e6720736562656c756d20616b6869722062756c616e2e0a0a3c7020636c6173733d22627574746f6e223e3c6120687265663d2268747470733a2f2f667563687369612e6578616d706c652f69642f6b656d62616c69223e53696d70616e207365706f7420756e74756b20736179613c2f613e3c2f703e0a0a4b616c6175206164612079616e67206b7572616e67206265726b656e616e2c205b626572692074616875206b616d695d2868747470733a2f2f667563687369612e6578616d706c652f69642f626572692d746168752d6b616d69293a204761746f74206d656d6261636120736574696170206a61776162616e2e0a0a53616c616d2068616e6761742c5c0a2a2a4b6972616e612a2a2064616e2073656d7561206f72616e6720646920746f6b6f0a');
INSERT INTO letter_file VALUES('8989e20a90d053acbed8b68433e90c520b0eab8b777e0665886d34853228ace8',X'2d2d2d0a7375626a6563743a20275468652073686f7020697320717569657420776974686f757420796f75270a7072656865616465723a20274120736d616c6c20706f74206f66206a61736d696e65207761697473206f6e2074686520636f756e7465722c207769746820796f7572206e616d65206f6e2069742e270a6c61796f75743a2073686f700a6c616e67756167653a20656e0a2d2d2d0a23205468652073686f7020697320717569657420776974686f757420796f750a0a44656172207b7b20636f6e746163742e66697273745f6e616d65207c2064656661756c743a2022667269656e64206f66207468652073686f7022207d7d2c0a0a7b2520696620636f6e746163742e6c6173745f707572636861736520257d546865206c6173742074696d65207765207469656420736f6d657468696e6720666f7220796f7520776173206f6e207b7b20636f6e746163742e6c6173745f7075726368617365207c20646174653a2022252d6420254220255922207d7d7b2520656c736520257d497420686173206265656e2061207768696c652073696e6365207765207469656420736f6d657468696e6720666f7220796f757b2520656e64696620257d2e0a53696e6365207468656e20746865207261696e2068617320636f6d652c20746865206a61736d696e6520697320696e20666c6f7765722c20616e642077652068617665207061696e7465642074686520646f6f722e0a0a436f6d6520616e64207365652069742e204120736d616c6c20706f74206f66206a61736d696e65207761697473206f6e2074686520636f756e7465722c20667265652077697468207b2520696620636f6e746163742e6661766f757269746520257d746865207b7b20636f6e746163742e6661766f7572697465207d7d7b2520656c736520257d77686174657665727b2520656e64696620257d20796f752074616b6520686f6d65206265666f72650a74686520656e64206f6620746865206d6f6e74682e0a0a3c7020636c6173733d22627574746f6e223e3c6120687265663d2268747470733a2f2f667563687369612e6578616d706c652f636f6d652d6261636b223e4b656570206120706f7420666f72206d653c2f613e3c2f703e0a0a49662077652064696420736f6d657468696e672077726f6e672c205b706c656173652074656c6c2075735d2868747470733a2f2f667563687369612e6578616d706c652f74656c6c2d7573293a204761746f7420726561647320657665727920616e737765722e0a0a5761726d20726567617264732c5c0a2a2a4b6972616e612a2a20616e64206576657279626f6479206174207468652073686f700a');
INSERT INTO letter_file VALUES('d4c73aecd062ee2e9d2cc043fee2498471a951aa74402d2e3ed9a97943ebe9ac',X'2d2d2d0a7375626a6563743a202757206b776961636961726e69207a726f6269c5826f207369c49920636963686f270a7072656865616465723a20274e61206c61647a696520637a656b61206d61c5826120646f6e69637a6b61206a61c59b6d696e75207a205061c5847374776120696d69656e69656d2e270a6c61796f75743a2073686f700a2d2d2d0a232057206b776961636961726e69207a726f6269c5826f207369c49920636963686f0a0a7b2520696620636f6e746163742e66697273745f6e616d6520257d447a6965c58420646f6272792c207b7b20636f6e746163742e66697273745f6e616d65207d7d2c7b2520656c736520257d447a6965c58420646f6272792c7b2520656e64696620257d0a0a7b2520696620636f6e746163742e6c6173745f707572636861736520257d6f737461746e692062756b696574207a7769c4857a616c69c59b6d7920646c61205061c58473747761207b7b20636f6e746163742e6c6173745f7075726368617365207c20646174653a2022252d6420254220255922207d7d7b2520656c736520257d6461776e6f206e6965207769c4857a616c69c59b6d7920646c61205061c584737477612062756b696574757b2520656e64696620257d2e0a4f64207465676f20637a6173752070727a79737ac58279206465737a637a652c207a616b776974c582206a61c59b6d696e2c20612064727a77692073c48520c59b776965c5bc6f20706f6d616c6f77616e652e0a0a50726f737ac499207a616a727a65c4872e204e61206c61647a696520637a656b61206d61c5826120646f6e69637a6b61206a61c59b6d696e752c2077207072657a656e63696520646f206b77696174c3b3772c206b74c3b37265207a6162696f72c485205061c5847374776f20646f20646f6d752070727a6564206b6fc58463656d206d69657369c48563612e0a0a3c7020636c6173733d22627574746f6e223e3c6120687265663d2268747470733a2f2f667563687369612e6578616d706c652f706c2f77726163616d223e50726f737ac499206f64c5826fc5bc79c48720646c61206d6e69653c2f613e3c2f703e0a0a4a65c59b6c6920636fc59b206279c5826f206e69652074616b2c205b70726f737ac499206e616d20706f776965647a6965c4875d2868747470733a2f2f667563687369612e6578616d706c652f706c2f706f776965647a2d6e616d293a204761746f7420637a797461206b61c5bc64c485206f64706f77696564c5ba2e0a0a5365726465637a6e696520706f7a6472617769616d792c5c0a2a2a4b6972616e612a2a2069206361c58261206b776961636961726e69610a');
INSERT INTO letter_file VALUES('0d1c622f58e0e7e8c163518b69b1d965505e62e42e3af63ec168b2a04a83a69e',X'2d2d2d0a7375626a6563743a202754686520626f7571756574206f6620746865207765656b7b2520696620636f6e746163742e66697273745f6e616d6520257d2c207b7b20636f6e746163742e66697273745f6e616d65207d7d7b2520656e64696620257d270a7072656865616465723a202754756265726f73652c2072616e756e63756c757320616e6420736f6d657468696e6720626c75652c2074696564206f6e20467269646179206174206461776e2e270a6c61796f75743a2073686f700a6c616e67756167653a20656e0a2d2d2d0a7b252061737369676e20666c6f77657273203d202274756265726f73652c77686974652072616e756e63756c75732c627574746572666c79207065612076696e652c61206272616e6368206f66206b656d756e696e6722207c2073706c69743a20222c2220257d0a232054686520626f7571756574206f6620746865207765656b0a0a476f6f64206d6f726e696e677b2520696620636f6e746163742e66697273745f6e616d6520257d2c207b7b20636f6e746163742e66697273745f6e616d65207d7d7b2520656e64696620257d2e0a0a546865206d61726b657420776173206561726c7920746f6461792c20616e6420736f20776572652077652e2054686973207765656b277320626f757175657420686f6c6473207b7b20666c6f77657273207c2073697a65207d7d207468696e67733a0a0a7b2520666f7220666c6f77657220696e20666c6f7765727320257d0a2d207b7b20666c6f776572207c206361706974616c697a65207d7d7b2520696620666f726c6f6f702e6c61737420257d2c206265636175736520697420736d656c6c73206f66207261696e7b2520656e64696620257d0a7b2520656e64666f7220257d0a0a49742069732074696564206174206461776e2c207374616e647320666f722061207765656b20696620796f752063757420746865207374656d732c20616e6420636f737473207b2520696620636f6e746163742e76697020257d5270203137352e30303020666f7220796f7520696e7374656164206f66207b2520656e64696620257d5270203232352e3030302e0a0a3c7020636c6173733d22627574746f6e223e3c6120687265663d2268747470733a2f2f667563687369612e6578616d706c652f626f75717565742d6f662d7468652d7765656b223e486176652069742062726f7567687420746f207b7b20636f6e746163742e63697479207c2064656661756c743a2022796f7522207d7d3c2f613e3c2f703e0a0a7b2520696620636f6e746163742e6f7264657273203e3d20313020257d0a3e205468697320776f756c6420626520626f7571756574206e756d626572207b7b20636f6e746163742e6f7264657273207c20706c75733a2031207d7d2073696e6365207765206d65742e2054686520726962626f6e206973206f6e2075732e0a7b2520656e64696620257d0a0a4e6f742074686973207765656b3f205b536b69702069745d2868747470733a2f2f667563687369612e6578616d706c652f626f75717565742d6f662d7468652d7765656b2f736b6970292c206f72205b73656e6420697420746f20736f6d65626f647920656c73655d2868747470733a2f2f667563687369612e6578616d706c652f626f75717565742d6f662d7468652d7765656b2f67696674292e0a0a5761726d20726567617264732c5c0a2a2a4b6972616e612a2a20616e64206576657279626f6479206174207468652073686f700a');
CREATE TABLE letter_part (
    letter_version BIGINT NOT NULL REFERENCES letter_version (id),
    path TEXT NOT NULL,
    digest TEXT NOT NULL REFERENCES letter_file (digest),
    PRIMARY KEY (letter_version, path)
);
INSERT INTO letter_part VALUES(1,'attachments/moon-orchids.pdf','587c05bb71909d34f8f1e57e6ee56cafd304c2113df0670717022647f1540441');
INSERT INTO letter_part VALUES(1,'layouts/shop.html','53b1c85948b05bb3b0b6c0c41e78090802660b66e880ba717f3d4e2af19b5627');
INSERT INTO letter_part VALUES(1,'orchid-week.md','533eb61f5a49e66f8ae9783096ed4a18805ae8124b3588887571b99015d1f494');
INSERT INTO letter_part VALUES(1,'partials/footer.html','1673ce64035e3ce63710e979c203a242c2b0a762493924a5dc7a8ce6ccaf6841');
INSERT INTO letter_part VALUES(2,'images/fuchsias.png','e0982334ecd94d5ab55c0363e6c9d02604350a3471327ab17560e1c0177544bf');
INSERT INTO letter_part VALUES(2,'layouts/shop.html','53b1c85948b05bb3b0b6c0c41e78090802660b66e880ba717f3d4e2af19b5627');
INSERT INTO letter_part VALUES(2,'partials/footer.html','1673ce64035e3ce63710e979c203a242c2b0a762493924a5dc7a8ce6ccaf6841');
INSERT INTO letter_part VALUES(2,'partials/footer.id.html','6e3bc4ccdec831e8118eaa616c009c63fcf7904a390bf0042c1528d5b0e35949');
INSERT INTO letter_part VALUES(2,'spring-sale.id.md','5746c24d7de66310839ca76c37c77bff7660c0896e2367021725b47d644bcda0');
INSERT INTO letter_part VALUES(2,'spring-sale.md','b3b3836265fe1efb40b1e4299f42074825c5e07f88a762959053fa14ce65cfea');
INSERT INTO letter_part VALUES(3,'layouts/shop.html','53b1c85948b05bb3b0b6c0c41e78090802660b66e880ba717f3d4e2af19b5627');
INSERT INTO letter_part VALUES(3,'partials/footer.html','1673ce64035e3ce63710e979c203a242c2b0a762493924a5dc7a8ce6ccaf6841');
INSERT INTO letter_part VALUES(3,'partials/footer.id.html','6e3bc4ccdec831e8118eaa616c009c63fcf7904a390bf0042c1528d5b0e35949');
INSERT INTO letter_part VALUES(3,'partials/footer.pl.html','46b510a6166ce51d48b0bbea078ac066bdcb0c0b09cca8d0cc0a3b52a7f8b64f');
INSERT INTO letter_part VALUES(3,'we-miss-you.id.md','82a80748cc57eca1b06d36d28ee03c0b9262989c9266128ee65268c11cde6e19');
INSERT INTO letter_part VALUES(3,'we-miss-you.md','8989e20a90d053acbed8b68433e90c520b0eab8b777e0665886d34853228ace8');
INSERT INTO letter_part VALUES(3,'we-miss-you.pl.md','d4c73aecd062ee2e9d2cc043fee2498471a951aa74402d2e3ed9a97943ebe9ac');
INSERT INTO letter_part VALUES(4,'layouts/shop.html','53b1c85948b05bb3b0b6c0c41e78090802660b66e880ba717f3d4e2af19b5627');
INSERT INTO letter_part VALUES(4,'partials/footer.html','1673ce64035e3ce63710e979c203a242c2b0a762493924a5dc7a8ce6ccaf6841');
INSERT INTO letter_part VALUES(4,'weekly-bouquet.md','0d1c622f58e0e7e8c163518b69b1d965505e62e42e3af63ec168b2a04a83a69e');
CREATE TABLE accepted_finding (
    campaign_id BIGINT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, name)
);
INSERT INTO accepted_finding VALUES(3,'no-text','seen by the shop','command line',1796077243724891);
CREATE TABLE deleted_contact (
    contact_id BIGINT PRIMARY KEY,
    address_hash BLOB NOT NULL,
    successor BIGINT,
    at BIGINT NOT NULL
);
INSERT INTO deleted_contact VALUES(99,X'aabb',NULL,1796077243724891);
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
INSERT INTO kept_message VALUES(1,1,2,1796077243724891,'unclear',NULL,NULL,NULL,X'0102',X'46726f6d3a20736f6d656f6e6540656c73652e6578616d706c65');
CREATE TABLE kept_message_lost (
    run_id BIGINT PRIMARY KEY,
    count BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 VALUES('import_run','import_run_fingerprint','1 1 1');
INSERT INTO sqlite_stat1 VALUES('contact_label','contact_label_label','12 3 1');
INSERT INTO sqlite_stat1 VALUES('contact_label','sqlite_autoindex_contact_label_1','12 2 1');
INSERT INTO sqlite_stat1 VALUES('subscription','subscription_list','30 30 30 1');
INSERT INTO sqlite_stat1 VALUES('subscription','sqlite_autoindex_subscription_1','30 1 1');
INSERT INTO sqlite_stat1 VALUES('contact','auto_contact_f7_status','30 2 2');
INSERT INTO sqlite_stat1 VALUES('contact','auto_contact_f4_fold_f4_bare_status','30 2 2 2');
INSERT INTO sqlite_stat1 VALUES('contact','auto_contact_f3_fold_f3_bare_status','30 15 15 8');
INSERT INTO sqlite_stat1 VALUES('contact','auto_contact_f16_fold_f16_bare_status','30 8 8 5');
INSERT INTO sqlite_stat1 VALUES('contact','auto_contact_f13_fold_f13_bare_status','30 10 10 6');
INSERT INTO sqlite_stat1 VALUES('contact','auto_contact_lower_country_country_status','30 10 10 6');
INSERT INTO sqlite_stat1 VALUES('contact','auto_contact_f15_status','30 2 2');
INSERT INTO sqlite_stat1 VALUES('contact','auto_contact_day_f6_f6_status','30 1 1 1');
INSERT INTO sqlite_stat1 VALUES('contact','contact_status','30 10');
INSERT INTO sqlite_stat1 VALUES('contact','sqlite_autoindex_contact_1','30 1');
INSERT INTO sqlite_stat1 VALUES('segment_example','sqlite_autoindex_segment_example_1','111 4 1');
INSERT INTO sqlite_stat1 VALUES('segment_version','sqlite_autoindex_segment_version_1','32 1 1');
INSERT INTO sqlite_stat1 VALUES('letter_version','sqlite_autoindex_letter_version_1','4 1 1');
INSERT INTO sqlite_stat1 VALUES('letter_part','sqlite_autoindex_letter_part_1','20 5 1');
INSERT INTO sqlite_stat1 VALUES('run_segment','run_segment_segment','1 1 1');
INSERT INTO sqlite_stat1 VALUES('run_segment','sqlite_autoindex_run_segment_1','1 1 1 1');
INSERT INTO sqlite_stat1 VALUES('delivery','delivery','27 14 1');
INSERT INTO sqlite_stat1 VALUES('campaign_run','sqlite_autoindex_campaign_run_1','3 2 1');
CREATE TABLE activity_u1 (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT
, "p1" TEXT, "p1_fold" TEXT, "p1_bare" TEXT);
CREATE TABLE summary_u1 (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE activity_u2 (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT
, "p2" TEXT, "p2_fold" TEXT, "p2_bare" TEXT);
CREATE TABLE summary_u2 (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE activity_u3 (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT
, "p3" TEXT, "p3_fold" TEXT, "p3_bare" TEXT);
CREATE TABLE summary_u3 (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE activity_u4 (
    contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    external_id TEXT
, "p4" TEXT, "p4_fold" TEXT, "p4_bare" TEXT, "p5" TEXT, "p5_fold" TEXT, "p5_bare" TEXT, "p6" DOUBLE PRECISION, "p7" DOUBLE PRECISION, "p8" BIGINT);
INSERT INTO activity_u4 VALUES(4,1783216980000000,'F02284','Moon orchid','moon orchid',NULL,'orchids','orchids',NULL,1005000.0,6.0,1);
INSERT INTO activity_u4 VALUES(4,1785488580000000,'F02505','Bouquet of the week','bouquet of the week',NULL,'bouquets','bouquets',NULL,180000.0,1.0,2);
INSERT INTO activity_u4 VALUES(5,1778329260000000,'F01857','Senja Merah','senja merah',NULL,'fuchsias','fuchsias',NULL,650000.0,10.0,1);
INSERT INTO activity_u4 VALUES(5,1783661340000000,'F02328','Gift card','gift card',NULL,'gifts','gifts',NULL,100000.0,1.0,NULL);
INSERT INTO activity_u4 VALUES(13,1783306020000000,'F02298','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,436000.0,1.0,2);
INSERT INTO activity_u4 VALUES(14,1786421520000000,'F02601','Tulip bunch','tulip bunch',NULL,'tulips','tulips',NULL,190000.0,1.0,2);
INSERT INTO activity_u4 VALUES(15,1782882720000000,'F02252','Tulip bunch','tulip bunch',NULL,'tulips','tulips',NULL,190000.0,1.0,2);
INSERT INTO activity_u4 VALUES(15,1786421520000000,'F02602','Tulip bunch','tulip bunch',NULL,'tulips','tulips',NULL,190000.0,1.0,2);
INSERT INTO activity_u4 VALUES(19,1784775600000000,'F02442','White roses','white roses',NULL,'roses','roses',NULL,200000.0,1.0,2);
INSERT INTO activity_u4 VALUES(20,1784775600000000,'F02443','White roses','white roses',NULL,'roses','roses',NULL,200000.0,1.0,2);
INSERT INTO activity_u4 VALUES(21,1707912600000000,'F00022','White roses','white roses',NULL,'roses','roses',NULL,84000.0,1.0,1);
INSERT INTO activity_u4 VALUES(21,1725356400000000,'F00112','Red roses','red roses',NULL,'roses','roses',NULL,260000.0,1.0,3);
INSERT INTO activity_u4 VALUES(21,1743655320000000,'F00367','Red roses','red roses',NULL,'roses','roses',NULL,260000.0,1.0,3);
INSERT INTO activity_u4 VALUES(21,1756458480000000,'F00687','White roses','white roses',NULL,'roses','roses',NULL,560000.0,4.0,2);
INSERT INTO activity_u4 VALUES(21,1775802900000000,'F01665','Red roses','red roses',NULL,'roses','roses',NULL,95000.0,1.0,1);
INSERT INTO activity_u4 VALUES(22,1770895200000000,'F01330','Jasmine in a pot','jasmine in a pot',NULL,'jasmine','jasmine',NULL,150000.0,1.0,3);
INSERT INTO activity_u4 VALUES(22,1772772720000000,'F01457','Bouquet of the week','bouquet of the week',NULL,'bouquets','bouquets',NULL,225000.0,1.0,2);
INSERT INTO activity_u4 VALUES(22,1775480100000000,'F01641','Fuchsia basket','fuchsia basket',NULL,'fuchsias','fuchsias',NULL,135000.0,1.0,1);
INSERT INTO activity_u4 VALUES(22,1778589420000000,'F01885','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,485000.0,1.0,2);
INSERT INTO activity_u4 VALUES(22,1780383660000000,'F02039','Langit Pagi','langit pagi',NULL,'fuchsias','fuchsias',NULL,475000.0,4.0,2);
INSERT INTO activity_u4 VALUES(22,1782284760000000,'F02211','White lilies','white lilies',NULL,'lilies','lilies',NULL,540000.0,3.0,2);
INSERT INTO activity_u4 VALUES(22,1784866560000000,'F02448','White lilies','white lilies',NULL,'lilies','lilies',NULL,177000.0,1.0,2);
INSERT INTO activity_u4 VALUES(23,1762067940000000,'F00897','Moon orchid','moon orchid',NULL,'orchids','orchids',NULL,180000.0,1.0,1);
INSERT INTO activity_u4 VALUES(23,1762932480000000,'F00935','Moon orchid','moon orchid',NULL,'orchids','orchids',NULL,245000.0,1.0,2);
INSERT INTO activity_u4 VALUES(23,1764735600000000,'F01004','Moon orchid','moon orchid',NULL,'orchids','orchids',NULL,165000.0,1.0,1);
INSERT INTO activity_u4 VALUES(23,1766193780000000,'F01070','White roses','white roses',NULL,'roses','roses',NULL,540000.0,3.0,2);
INSERT INTO activity_u4 VALUES(23,1768113840000000,'F01173','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,690000.0,1.0,3);
INSERT INTO activity_u4 VALUES(23,1769390400000000,'F01242','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,485000.0,1.0,2);
INSERT INTO activity_u4 VALUES(23,1771061760000000,'F01345','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,485000.0,1.0,2);
INSERT INTO activity_u4 VALUES(23,1772794020000000,'F01459','Garden roses','garden roses',NULL,'roses','roses',NULL,210000.0,1.0,2);
INSERT INTO activity_u4 VALUES(23,1773984720000000,'F01529','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,485000.0,1.0,2);
INSERT INTO activity_u4 VALUES(23,1774691820000000,'F01577','Moon orchid','moon orchid',NULL,'orchids','orchids',NULL,180000.0,1.0,1);
INSERT INTO activity_u4 VALUES(24,1755750000000000,'F00663','Garden roses','garden roses',NULL,'roses','roses',NULL,515000.0,4.0,1);
INSERT INTO activity_u4 VALUES(24,1760758380000000,'F00842','Red roses','red roses',NULL,'roses','roses',NULL,165000.0,1.0,2);
INSERT INTO activity_u4 VALUES(24,1770359820000000,'F01295','White roses','white roses',NULL,'roses','roses',NULL,94000.0,1.0,1);
INSERT INTO activity_u4 VALUES(24,1779883680000000,'F02005','Wedding arch','wedding arch',NULL,'events','events',NULL,2850000.0,1.0,4);
INSERT INTO activity_u4 VALUES(25,1786528800000000,'F02612','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,500000.0,1.0,2);
INSERT INTO activity_u4 VALUES(27,1786528800000000,'F02613','Orchid trio','orchid trio',NULL,'orchids','orchids',NULL,500000.0,1.0,2);
INSERT INTO activity_u4 VALUES(30,1735364160000000,'F00229','Tulip bunch','tulip bunch',NULL,'tulips','tulips',NULL,115000.0,1.0,1);
CREATE TABLE summary_u4 (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL
, "p6_count" BIGINT NOT NULL DEFAULT 0, "p6_sum" DOUBLE PRECISION NOT NULL DEFAULT 0, "p6_min" DOUBLE PRECISION, "p6_max" DOUBLE PRECISION, "p7_count" BIGINT NOT NULL DEFAULT 0, "p7_sum" DOUBLE PRECISION NOT NULL DEFAULT 0, "p7_min" DOUBLE PRECISION, "p7_max" DOUBLE PRECISION);
INSERT INTO summary_u4 VALUES(4,2,1783216980000000,1785488580000000,2,1185000.0,180000.0,1005000.0,2,7.0,1.0,6.0);
INSERT INTO summary_u4 VALUES(5,2,1778329260000000,1783661340000000,2,750000.0,100000.0,650000.0,2,11.0,1.0,10.0);
INSERT INTO summary_u4 VALUES(13,1,1783306020000000,1783306020000000,1,436000.0,436000.0,436000.0,1,1.0,1.0,1.0);
INSERT INTO summary_u4 VALUES(14,1,1786421520000000,1786421520000000,1,190000.0,190000.0,190000.0,1,1.0,1.0,1.0);
INSERT INTO summary_u4 VALUES(15,2,1782882720000000,1786421520000000,2,380000.0,190000.0,190000.0,2,2.0,1.0,1.0);
INSERT INTO summary_u4 VALUES(19,1,1784775600000000,1784775600000000,1,200000.0,200000.0,200000.0,1,1.0,1.0,1.0);
INSERT INTO summary_u4 VALUES(20,1,1784775600000000,1784775600000000,1,200000.0,200000.0,200000.0,1,1.0,1.0,1.0);
INSERT INTO summary_u4 VALUES(21,5,1707912600000000,1775802900000000,5,1259000.0,84000.0,560000.0,5,8.0,1.0,4.0);
INSERT INTO summary_u4 VALUES(22,7,1770895200000000,1784866560000000,7,2187000.0,135000.0,540000.0,7,12.0,1.0,4.0);
INSERT INTO summary_u4 VALUES(23,10,1762067940000000,1774691820000000,10,3665000.0,165000.0,690000.0,10,12.0,1.0,3.0);
INSERT INTO summary_u4 VALUES(24,4,1755750000000000,1779883680000000,4,3624000.0,94000.0,2850000.0,4,7.0,1.0,4.0);
INSERT INTO summary_u4 VALUES(25,1,1786528800000000,1786528800000000,1,500000.0,500000.0,500000.0,1,1.0,1.0,1.0);
INSERT INTO summary_u4 VALUES(27,1,1786528800000000,1786528800000000,1,500000.0,500000.0,500000.0,1,1.0,1.0,1.0);
INSERT INTO summary_u4 VALUES(30,1,1735364160000000,1735364160000000,1,115000.0,115000.0,115000.0,1,1.0,1.0,1.0);
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
COMMIT;
