-- A store as version 0.1 wrote it, with every kind of row: recent observations and packed ones, runs that can still be folded
-- and settled ones, answers, error lines, incidents with their verdicts, changes, bookmarks. Never edited: newer versions
-- have to read it.
PRAGMA page_size = 1024;
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
PRAGMA application_id = 1179407438;
BEGIN TRANSACTION;
CREATE TABLE block (
    dependency  INTEGER NOT NULL REFERENCES dependency,
    hour        INTEGER NOT NULL, -- since 1970
    first_ms    INTEGER NOT NULL,
    last_ms     INTEGER NOT NULL,
    received_ms INTEGER NOT NULL, -- when the latest of them was received
    count       INTEGER NOT NULL,
    bytes       BLOB    NOT NULL,
    PRIMARY KEY (dependency, hour)
) STRICT;
INSERT INTO "block" VALUES(5,498855,1795878000039,1795881590013,1795897293395,360,X'010000016800000018789C6360606064600A0D604002EA02109AF90500129701CB7FFFFF8000000000000168000000D11155CAD3FF331FE5D84590111DACA6D08024EDD90E2516380304FCCD002C36EF9A44663A0378C1525D57ACF1F4DA84682B2448111E589B160E0DAEEAE305688218FB657EB03C8C247900CDA8331B852DB20C528A0FB028114EBBC94948490042927C5685211B14E09B10296B46A571C273CD9598B6292609E84F50929EF1A4F9AC3A69AB9DA53DCB690F75338E59488A7C099D1AD41D57E6B9C8707CB317A932FB94DFA260B87036CEB9B085ED1B59CC2144E7AAB4F2793295922C2ED0CA4C542750C5468CBBB4AB323268E8B2D3A86F490A2F2ED13825D24736FA502285C0140A9D048D8860154059A1A6DD6E21B090B2F0B1936F98091E21A72EC1B50A49034E1AC462D251B512687A242C95526AC42D55EB293180A82EF362C1C817ED37618099A46BDA624812E4F118405426AF2C532A43174CC92A44F2263DC0AAB2487278268085199BC60C18D6AECDB84097D45553203964DA95010F3EA62A9470E5976E413BA30B8229DC201D6D1A9A8872D9A7836CA0863150614B9D62A9A1040622983088E65DE53D2DE6C9DC78287197AE4C2D4E82D4B60324CE59157A124942A0E8BB81EC266ED458114CD92EA07548FAF40DF927D1B506D4DA742C3E14D8A2003173485E7C446BCA8909DB145F9239E3AB01E06898A4D157521F66C6EA601A67D952B38DD180F8756ED4A73033B44BA474882F4062805516489D0D689A6CCD2234A166BD3033B3E026B15A4320D32228B6F8448E7EC8E0A7B2748D60816939D36305A24B9BE5389608C0938A31E194850E0CD53D104B41663F2867D3179A00B911876DA8F9D1805DDC54511FCCCC3508D75151FC534EC50190A8B9EE82829D48C866C8885C982079729969E89062D859B5BDA8F2B8D4540291C3EC2941076955851430EDC0A6449BEE52B8641FEDC2525C7F854B76C880650D363C2DD506E51E055589A24C77C4C9868ADB0862C447202E0D83A53159A8ADABBC3C081480B1266E76C8C53974F3D50579439561224A8F681323832CBBAD66801C7AF255CE1D63912DE5E11651A6321B591CBFC6D5C814CD24216864633C3021877668899F6802C95A241B45B21457522CEFA22871728298AC7E629BC5DE9F013A95D188F42F0BDA1AE2255EB11E0AC1132A6488BC6ABD92A2ECC52ED0F2FFA6F59950023328AC095D8295DEBC316156251A984617C92C1BA4CAEF063E378FC6AA9D90E3ECE030B6C918A24DC91CA632AB4208CD9145AE009FA516A28C967218DCCD5C4AC780D1844E518A31B180');
INSERT INTO "block" VALUES(5,498856,1795881600012,1795885190006,1795897293395,330,X'010000014A00000069789C6360606066600A0D604002EA02109AF905038B8B7FB81F037B727E5E5E6A7209504C292735253DB5C8CAD2C0C040A12835ADB4383545A124235501AA24333F0FC3100E1757F720471757170696E29CFC72A0203F884E2D026A4CCC5330542846D7020034BB1DF07FFF0000001A222E2840CFF06DFFA0BC218C680ACC976894C1A2BF3C34C203D178F8115A3143116FAA4077EA43A89553B54F62BCB4F98778AB17726A8D00D9178CFE18CE09136B13E6066F40668B3CFCEB53523B0FDD871D99A031123CC9BE699F7DE87DD383E9CAD22320EA880D8F9B19452FC624EE1A5FA8454A94E4462D7E2CB26F33397667C1698B52374895D6CC5B3025385D90D30C1444CC8D969C20A8EB858DD493AC41136C595A21C459A0A12A109557C9050BC1C6099C11D380422A9B4159AA2B4F4B8185EA250979ECC1BB24BCC5A9821103844085CC09F2A1414CEB80C4981DAE5D16A7CA384B2448512B9F610E9391D5548651D84B034A09226306208A3E5A0D502D82E112CE58212C9B060552097040EC3B31AD35CAF3BF1E2FFFFFFE000000000049B61C5BBAF1166D4DD979076708F90D7697E210B61AB7CC028D1D61435311A8F30A69FB985CB55671D4006632055052585D0B061B4B4965E9A0DD56117E4AC49000192C7CE949E336910B6006DDA0B3D602BB8B83DEAB20B34BB8215DCEAB6C73B5E00A94042FE0A1B0873E88AEF61F423866CF6531CFB774D713A33F458ED32474464028200FA56D7B61E09641FCE0BFE4D5DAC22911CAC21878A26AF2AAA46B9442C0B270F1D80F2991DCBF46AA7908F9D00B77041D05824F2D2CC729C673C770E03F00C909C9FE0AFAD8356108AF2893931717F32987AC5110E490923A315536635F04015971DCA8ED45A2D138FB58B231083420207705D9CC2E123549E2AF2CC683CFA0FCA96503A76441D8953209B191C1BC52E08A450AFBA0E5985BEB6CB6728E27C786246F6948271A2A7FFFFFF000000000009279C2FDFFFFFF80000000000493B59B0E0C4507DDA6BCE875E6E63EB016F11B0B292ADB14A565C00F187A1A7D9498C6E4988422CFB325F981E23BA3495D0511A3F88D895128D14DA3560DD1E9D99D077109F4AA8F5742F8948CA0323E41C2E4C946B56BDA214715F14B199CB58A965A16653142994532AF039635E8ED98A60E0C8491723B911560D485A55C8D699F48103A0E054A190A063B5A7D3661EEFB91985C6CEF4B4406A67BF4693E5E7925EFC585B48A3E8543B25595471D4C51E1E979571A6C6C7945C24323542256EB95A4FA3C4C77EB8F2107247BA09ACA485DAD075DE4F49BD1F0F1A72CC45CF7E425C09F701B733F00');
INSERT INTO "block" VALUES(5,498857,1795885200027,1795888790027,1795897293395,360,X'01000001680000004B789C6360606062600A0D604002EA02109AF905037BA89FB79F7FB81F035B41517E526A115054312A35B3E4F01E20A73839A308C82ECD4B5748492D520800A9507834673ABA29009260160E7FFF0000001A22319729BFF6E5FECE7C1153F1A73854CDBA81B475F68E82C2253631E0AE9103B1CC833017EE9FA9A1E1A22851ABF4AB03CC293FDC91E4425659700611BD7060AE94FCF1E77C8E95B2A9920DAFD8D4ABA213A05E4AAC1A61AACA348DE2A1CDDA30231D0D9378C36A6E25E998B6E12088734366045554963A2AA8288E19E641AD0890C13F00446006407399BE4C06A59A8747CCA5B4D3573CA1A0E18E7CC664C4ED18BEACD18829B8443345FF18D293C79AD5E2C39E7D05919C6CDCCE02C726033B17502536EAB3C7133450727A36BE39536447AAB6A18E60C926956CA09CF595243D47A1832374DD65C404D3EA4C93482B0CE8C0ECC4D7A2207958FE93A966F4F7A08C5D5EB088C82F1A450B34F49888702DA034BB8BA3D2612CA4E9804593A611CA28275E6260CB86FE4A391293090974B257B37568934D591E0253C113C61273349CE9025D08386C45DD8A5E9AF016584504DA56262C465B4F545E434E1DB2CF912025ACD02088C49AE6978FB4953F4E63D185AB4EBC2B6ADDC683FE8AFB92255AD2E3207B8B70F1D62304D6DE3699222E2A6290C193925C936DC74DA251D0DD56216844811271C3E13E7E5483E0F8A86555A955C91307C13631D7134A499AEC44E96669010016A453A529BA0E9ED802DB8AAB48862B10EFA5437B255BE0D2288CF473908061CA30E1B64AEC7B89787B3C60B6C00464850772492361C2D40C48B9822D5C490AA83E52A4088DBC48504B963A1D19E341E2342D238E4D51DA5478A8EBC9141422C3C2AA4CD293F8888C8790DE10B22B95530936375A982C6A2D46E8F54011D5862D0C70058F1D263520F0AF200129ADC6016950BA933F44397A54B3FAA8A163358169D14683021D4C07D2EE81C6A1147028BFC50B11B020CB9FD7300379B7205A3CCBB3FD426F8C1911203C259996641701399AC4B44A1CE070056651EB2EA3561CBA939AB615C2830BF93439624ADD226490530E01BC4B9830F99E4462E1943C28D11AA257AEB0738087025BA18AF2B953994A4852CFA94CF3CDDA62382BE8132947ED4E0F34B4712A58124530563A187C9164D9F0E3446E4C8184498E8D35914E7574B04B3C15F3E9B29927765B0B32A5F35D70865C26425F63BF51D8C23116227A1423A028E28F0A5DA4A0EF345A42CE9F21886912D5341EB27A36ED9E9C1CD51E211DDCEAC078109BB08ED614DE2FD81C8453164BEF29ACED3CFC57D81C0901665AB6515158F6410AAE29631555A5181C787EE82A3956072A1F03833010429A1AB8');
INSERT INTO "block" VALUES(6,498375,1794150000000,1794153540000,1795897293438,60,X'010000003C00000053789C6360606065600A0D604002AF122034F30B061617FF703F06F692CCDCD4FCD212A0984C5EBE42625E71796A914279664946669E82B142B18E424951A582910165DA0D29D36E449176530CC7030003C742A07C000000686EEB19603FFFFFC00000000000186A00FA03A9892894EF1E74427645F8490A4BBA4E14502251EE538234E236163724381038DE3994C13FFFFFC000000000003F7A3041F4208EA6DE648D123CF91A508B5444DD221510E348608428C21119071C82EE41312079902F4811C4065202090084800A3FDA3FB03F8A3F6A3F4E3F363F20F027FFE792B890DB885D242742107106D482CE41232073902CC0');
INSERT INTO "block" VALUES(6,498376,1794153600000,1794155340000,1795897293438,30,X'010000001E00000018789C6360606064600A0D604002AF122034F30B001D0502DE7F4000001A1BBE35400FFFFFF000000000002366803E80EA624A253BC79D109D917E124292EE93851408947B94E08D388D858DC90E040E378E650E8C8EAF0ECD8EE80EFF0F138F258F350F428F4E80');
CREATE TABLE bookmark (
    reader TEXT    NOT NULL PRIMARY KEY,
    place  TEXT    NOT NULL,
    put_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "bookmark" VALUES('access-log /tmp/shop/log/access.log','2|(dev=fe00,ino=2228481) 2960 -987835518 1762806151 2026-11-28T20:21:56.746918083Z|',1795897316932);
INSERT INTO "bookmark" VALUES('app-log /tmp/shop/log/app.json','2|(dev=fe00,ino=2228497) 2600 1493854510 -321305543 2026-11-28T20:21:56.746918083Z|',1795897316939);
INSERT INTO "bookmark" VALUES('changes files /tmp/shop/config','app.yaml	bf4c85',1795897307725);
INSERT INTO "bookmark" VALUES('changes key','51c07cbad750eb83c9f8e954d4e80f44f03d7f4d409377392f5d4b069eefbef4',1795897220443);
INSERT INTO "bookmark" VALUES('changes last looks','files /tmp/shop/config	1795897367813',1795897368310);
INSERT INTO "bookmark" VALUES('path/uploads','%2Ftmp%2Fshop%2Fuploads
1795897222928 directory root root rwxr-xr-x false %2Fdev%2Fvda 0 1795897222927 83900235776 270553174016 16337411 16777216',1795897222949);
CREATE TABLE change (
    at_ms   INTEGER NOT NULL,
    kind    TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    version TEXT    NOT NULL,
    message TEXT    NOT NULL,
    PRIMARY KEY (at_ms, kind, subject, version)
) STRICT, WITHOUT ROWID;
INSERT INTO "change" VALUES(1795875060000,'migration','orders-db','12','V12__add_index.sql');
INSERT INTO "change" VALUES(1795881960000,'deploy','shop','1.41.0','the release of the week');
INSERT INTO "change" VALUES(1795883160000,'other','firewall','','rule 7 opened');
INSERT INTO "change" VALUES(1795897305735,'config','/tmp/shop/config','','changed app.yaml (2026-11-28T20:21:45.735Z)');
CREATE TABLE dependency (
    id                INTEGER PRIMARY KEY,
    name              TEXT    NOT NULL UNIQUE,
    kind              TEXT    NOT NULL,
    critical          INTEGER NOT NULL,
    routes            TEXT    NOT NULL, -- one a line
    endpoints         TEXT    NOT NULL, -- one a line
    interval_us       INTEGER NOT NULL,
    timeout_us        INTEGER NOT NULL,
    slow_above_us     INTEGER NOT NULL,
    alert_interval_us INTEGER NOT NULL,
    failure_threshold INTEGER NOT NULL,
    success_threshold INTEGER NOT NULL
) STRICT;
INSERT INTO "dependency" VALUES(1,'settings','env',0,'','',5000000,1000000,1000000,2000000,2,1);
INSERT INTO "dependency" VALUES(2,'stock','tcp',1,'/checkout/*
/stock','127.0.0.1:19217',5000000,1000000,1000000,2000000,2,1);
INSERT INTO "dependency" VALUES(3,'uploads','file',0,'','/tmp/shop/uploads',5000000,1000000,1000000,2000000,2,1);
INSERT INTO "dependency" VALUES(4,'archive','external',0,'','',60000000,1000000,1000000,1000000,2,1);
INSERT INTO "dependency" VALUES(5,'ledger','external',0,'','',10000000,1000000,1000000,1000000,2,1);
INSERT INTO "dependency" VALUES(6,'mail/relay','external',0,'','',60000000,1000000,1000000,1000000,2,1);
CREATE TABLE error_line (
    slot_ms   INTEGER NOT NULL,
    signature TEXT    NOT NULL REFERENCES signature,
    first_ms  INTEGER NOT NULL,
    last_ms   INTEGER NOT NULL,
    count     INTEGER NOT NULL,
    message   TEXT    NOT NULL,
    logger    TEXT,
    PRIMARY KEY (slot_ms, signature)
) STRICT, WITHOUT ROWID;
INSERT INTO "error_line" VALUES(1795897309000,'d45c60ac7d4f',1795897309743,1795897309743,1,'java.net.ConnectException: Connection refused','shop.Checkout');
INSERT INTO "error_line" VALUES(1795897310000,'d45c60ac7d4f',1795897310744,1795897310744,1,'java.net.ConnectException: Connection refused','shop.Checkout');
INSERT INTO "error_line" VALUES(1795897311000,'d45c60ac7d4f',1795897311744,1795897311744,1,'java.net.ConnectException: Connection refused','shop.Checkout');
INSERT INTO "error_line" VALUES(1795897312000,'d45c60ac7d4f',1795897312745,1795897312745,1,'java.net.ConnectException: Connection refused','shop.Checkout');
INSERT INTO "error_line" VALUES(1795897313000,'d45c60ac7d4f',1795897313745,1795897313745,1,'java.net.ConnectException: Connection refused','shop.Checkout');
INSERT INTO "error_line" VALUES(1795897314000,'d45c60ac7d4f',1795897314745,1795897314745,1,'java.net.ConnectException: Connection refused','shop.Checkout');
INSERT INTO "error_line" VALUES(1795897315000,'d45c60ac7d4f',1795897315746,1795897315746,1,'java.net.ConnectException: Connection refused','shop.Checkout');
INSERT INTO "error_line" VALUES(1795897316000,'d45c60ac7d4f',1795897316746,1795897316746,1,'java.net.ConnectException: Connection refused','shop.Checkout');
CREATE TABLE expired_hour (
    dependency INTEGER NOT NULL REFERENCES dependency,
    hour       INTEGER NOT NULL, -- since 1970
    count      INTEGER NOT NULL,
    total_us   INTEGER NOT NULL,
    PRIMARY KEY (dependency, hour)
) STRICT, WITHOUT ROWID;
INSERT INTO "expired_hour" VALUES(4,498135,50,1156500);
INSERT INTO "expired_hour" VALUES(4,498136,60,1398000);
INSERT INTO "expired_hour" VALUES(4,498137,30,694500);
CREATE TABLE failing_answers (
    slot_ms  INTEGER NOT NULL, -- the second, minute or hour in which they began
    series   INTEGER NOT NULL REFERENCES series,
    from_ms  INTEGER NOT NULL, -- the earliest instant of the first error
    to_ms    INTEGER NOT NULL, -- the latest instant of the last error
    requests INTEGER,          -- null: not known
    errors   INTEGER NOT NULL,
    message  TEXT    NOT NULL,
    PRIMARY KEY (slot_ms, series)
) STRICT, WITHOUT ROWID;
INSERT INTO "failing_answers" VALUES(1795882260000,1,1795882260000,1795882260000,4,1,'could not reach ledger:9000 (order 0)');
INSERT INTO "failing_answers" VALUES(1795882262000,2,1795882262137,1795882262137,5,2,'could not reach ledger:9000 (order 1)');
INSERT INTO "failing_answers" VALUES(1795882264000,2,1795882264274,1795882264274,6,3,'could not reach ledger:9000 (order 2)');
INSERT INTO "failing_answers" VALUES(1795882266000,2,1795882266411,1795882266411,4,1,'could not reach ledger:9000 (order 3)');
INSERT INTO "failing_answers" VALUES(1795882268000,1,1795882268548,1795882268548,5,2,'could not reach ledger:9000 (order 4)');
INSERT INTO "failing_answers" VALUES(1795882270000,2,1795882270685,1795882270685,6,3,'could not reach ledger:9000 (order 5)');
INSERT INTO "failing_answers" VALUES(1795882272000,2,1795882272822,1795882272822,4,1,'could not reach ledger:9000 (order 6)');
INSERT INTO "failing_answers" VALUES(1795882274000,2,1795882274959,1795882274959,5,2,'could not reach ledger:9000 (order 7)');
INSERT INTO "failing_answers" VALUES(1795882277000,1,1795882277096,1795882277096,6,3,'could not reach ledger:9000 (order 8)');
INSERT INTO "failing_answers" VALUES(1795882279000,2,1795882279233,1795882279233,4,1,'could not reach ledger:9000 (order 9)');
INSERT INTO "failing_answers" VALUES(1795882281000,2,1795882281370,1795882281370,5,2,'could not reach ledger:9000 (order 10)');
INSERT INTO "failing_answers" VALUES(1795882283000,2,1795882283507,1795882283507,6,3,'could not reach ledger:9000 (order 11)');
INSERT INTO "failing_answers" VALUES(1795882285000,1,1795882285644,1795882285644,4,1,'could not reach ledger:9000 (order 12)');
INSERT INTO "failing_answers" VALUES(1795882287000,2,1795882287781,1795882287781,5,2,'could not reach ledger:9000 (order 13)');
INSERT INTO "failing_answers" VALUES(1795882289000,2,1795882289918,1795882289918,6,3,'could not reach ledger:9000 (order 14)');
INSERT INTO "failing_answers" VALUES(1795882292000,2,1795882292055,1795882292055,4,1,'could not reach ledger:9000 (order 15)');
INSERT INTO "failing_answers" VALUES(1795882294000,1,1795882294192,1795882294192,5,2,'could not reach ledger:9000 (order 16)');
INSERT INTO "failing_answers" VALUES(1795882296000,2,1795882296329,1795882296329,6,3,'could not reach ledger:9000 (order 17)');
INSERT INTO "failing_answers" VALUES(1795882298000,2,1795882298466,1795882298466,4,1,'could not reach ledger:9000 (order 18)');
INSERT INTO "failing_answers" VALUES(1795882300000,2,1795882300603,1795882300603,5,2,'could not reach ledger:9000 (order 19)');
INSERT INTO "failing_answers" VALUES(1795897309000,4,1795897309000,1795897309999,1,1,'HTTP 500');
INSERT INTO "failing_answers" VALUES(1795897310000,5,1795897310000,1795897310999,1,1,'HTTP 500');
INSERT INTO "failing_answers" VALUES(1795897311000,4,1795897311000,1795897311999,1,1,'HTTP 500');
INSERT INTO "failing_answers" VALUES(1795897312000,5,1795897312000,1795897312999,1,1,'HTTP 500');
INSERT INTO "failing_answers" VALUES(1795897313000,4,1795897313000,1795897313999,1,1,'HTTP 500');
INSERT INTO "failing_answers" VALUES(1795897314000,5,1795897314000,1795897314999,1,1,'HTTP 500');
INSERT INTO "failing_answers" VALUES(1795897315000,4,1795897315000,1795897315999,1,1,'HTTP 500');
INSERT INTO "failing_answers" VALUES(1795897316000,5,1795897316000,1795897316999,1,1,'HTTP 500');
CREATE TABLE healthy_answers (
    slot_ms  INTEGER NOT NULL,
    series   INTEGER NOT NULL REFERENCES series,
    from_ms  INTEGER NOT NULL,
    to_ms    INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    PRIMARY KEY (slot_ms, series)
) STRICT, WITHOUT ROWID;
INSERT INTO "healthy_answers" VALUES(1795882260000,3,1795882260000,1795882296000,300);
INSERT INTO "healthy_answers" VALUES(1795897300000,4,1795897305000,1795897305999,8);
INSERT INTO "healthy_answers" VALUES(1795897300000,5,1795897305000,1795897305999,8);
INSERT INTO "healthy_answers" VALUES(1795897300000,6,1795897309000,1795897309999,1);
INSERT INTO "healthy_answers" VALUES(1795897310000,6,1795897310000,1795897316999,7);
CREATE TABLE incident (
    id       TEXT    NOT NULL PRIMARY KEY,
    origin   TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    from_ms  INTEGER NOT NULL,
    to_ms    INTEGER NOT NULL,
    route    TEXT,             -- null: none or several
    errors   INTEGER NOT NULL,
    requests INTEGER,          -- null: not known
    title    TEXT    NOT NULL,
    links    TEXT    NOT NULL, -- one a line
    judged_ms INTEGER,         -- null: no verdict; the answer, the summary, the suspects and the document go with it
    answer    TEXT,
    summary   TEXT,
    suspects  TEXT,            -- one a line
    document  TEXT
) STRICT;
INSERT INTO "incident" VALUES('20261128T202149000Z-rptz','DETECTED','FINAL',1795897309000,1795897316999,NULL,8,8,'','',1795897322842,'COINCIDES','stock was down at 92 % of the errors, from at most 529 ms before it opened.','stock','{"app":"shop","instance":"shop-1","window":{"from":"2026-11-28T20:21:49.000Z","to":"2026-11-28T20:21:56.999Z","duration":"PT7.999S","route":null},"answer":"COINCIDES","summary":"stock was down at 92 % of the errors, from at most 529 ms before it opened.","suspects":["stock"],"dependencies":[{"name":"stock","kind":"tcp","critical":true,"finding":"FAILED","failing":{"certain":"PT4.999S","possible":"PT7.999S"},"explained":0.919528,"lag":"PT0S","coverage":1.0,"observations":4,"resolution":"PT3.001S","chance":null,"score":0.792811,"scoreParts":{"explained":0.919528,"onset":1.0,"rarity":1.0,"chance":0.5,"mentioned":0.0,"critical":1.0},"episodes":[{"status":"DOWN","onset":{"earliest":"2026-11-28T20:21:48.471Z","latest":"2026-11-28T20:21:49.923Z"},"recovery":{"earliest":"2026-11-28T20:21:55.471Z","latest":"2026-11-28T20:21:58.473Z"},"failure":"connect","message":"connection refused (127.0.0.1:19217)","observations":4}],"why":"Down (connect): it explains 92 % of the errors; onset between 20:21:48.471 and 20:21:49.923 UTC, recovery between 20:21:55.471 and 20:21:58.473 UTC."},{"name":"ledger","kind":"external","critical":false,"finding":"NOT_OBSERVED","failing":{"certain":"PT0S","possible":"PT7.999S"},"explained":0.0,"lag":"PT0S","coverage":0.0,"observations":0,"resolution":"PT11S","chance":1.0,"score":0.0913547,"scoreParts":{"explained":0.0,"onset":0.0,"rarity":0.913547,"chance":0.0,"mentioned":0.0,"critical":0.0},"episodes":[],"why":"Nothing was seen of it in reach of the window."},{"name":"settings","kind":"env","critical":false,"finding":"CLEARED","failing":{"certain":"PT0S","possible":"PT0S"},"explained":0.0,"lag":"PT0S","coverage":1.0,"observations":4,"resolution":"PT5.002S","chance":null,"score":0.175,"scoreParts":{"explained":0.0,"onset":0.0,"rarity":1.0,"chance":0.5,"mentioned":0.0,"critical":0.0},"episodes":[],"why":"It was seen up in the window, by 4 observations; an outage shorter than 5 s could have gone unseen."},{"name":"uploads","kind":"file","critical":false,"finding":"CLEARED","failing":{"certain":"PT0S","possible":"PT0S"},"explained":0.0,"lag":"PT0S","coverage":1.0,"observations":3,"resolution":"PT5.016S","chance":null,"score":0.175,"scoreParts":{"explained":0.0,"onset":0.0,"rarity":1.0,"chance":0.5,"mentioned":0.0,"critical":0.0},"episodes":[],"why":"It was seen up in the window, by 3 observations; an outage shorter than 5 s could have gone unseen."}],"changes":[{"at":"2026-11-28T20:21:45.735Z","kind":"config","subject":"/tmp/shop/config","version":"","message":"changed app.yaml (2026-11-28T20:21:45.735Z)","before":"PT3.265S"},{"at":"2026-11-28T16:26:00.000Z","kind":"other","subject":"firewall","version":"","message":"rule 7 opened","before":"PT3H55M49S"},{"at":"2026-11-28T16:06:00.000Z","kind":"deploy","subject":"shop","version":"1.41.0","message":"the release of the week","before":"PT4H15M49S"},{"at":"2026-11-28T14:11:00.000Z","kind":"migration","subject":"orders-db","version":"12","message":"V12__add_index.sql","before":"PT6H10M49S"}],"notes":["Shortly before the window: config of /tmp/shop/config 3.3 s before. Both that and a failure can be true.","The baseline of settings, stock and uploads is too short, or was watched too little, to tell what is to be expected by chance."]}');
INSERT INTO "incident" VALUES('20261128T161102137Z-a4yj','DETECTED','FINAL',1795882262137,1795882300603,NULL,38,95,'','',1795897293653,'COINCIDES','ledger was down at 100 % of the errors, from at most 1 min 12 s before it opened.','ledger','{"app":"shop","instance":"shop-1","window":{"from":"2026-11-28T16:11:02.137Z","to":"2026-11-28T16:11:40.603Z","duration":"PT38.466S","route":null},"answer":"COINCIDES","summary":"ledger was down at 100 % of the errors, from at most 1 min 12 s before it opened.","suspects":["ledger"],"dependencies":[{"name":"ledger","kind":"external","critical":false,"finding":"FAILED","failing":{"certain":"PT38.466S","possible":"PT38.466S"},"explained":1.0,"lag":"PT0S","coverage":1.0,"observations":4,"resolution":"PT11.196S","chance":0.0145698,"score":0.754407,"scoreParts":{"explained":1.0,"onset":0.0402589,"rarity":0.985412,"chance":0.98543,"mentioned":1.0,"critical":0.0},"episodes":[{"status":"DOWN","onset":{"earliest":"2026-11-28T16:09:50.027Z","latest":"2026-11-28T16:10:00.039Z"},"recovery":{"earliest":"2026-11-28T16:24:50.010Z","latest":"2026-11-28T16:25:00.011Z"},"failure":"connect","message":"ledger:9000 refused the connection","observations":90}],"why":"Down (connect): it explains 100 % of the errors; onset between 16:09:50.027 and 16:10:00.039 UTC, recovery between 16:24:50.01 and 16:25:00.011 UTC."},{"name":"stock","kind":"tcp","critical":true,"finding":"NOT_OBSERVED","failing":{"certain":"PT0S","possible":"PT38.466S"},"explained":0.0,"lag":"PT0S","coverage":0.0,"observations":0,"resolution":"PT6S","chance":null,"score":0.175,"scoreParts":{"explained":0.0,"onset":0.0,"rarity":0.5,"chance":0.5,"mentioned":0.0,"critical":1.0},"episodes":[],"why":"Nothing was seen of it in reach of the window."},{"name":"settings","kind":"env","critical":false,"finding":"NOT_OBSERVED","failing":{"certain":"PT0S","possible":"PT38.466S"},"explained":0.0,"lag":"PT0S","coverage":0.0,"observations":0,"resolution":"PT6S","chance":null,"score":0.125,"scoreParts":{"explained":0.0,"onset":0.0,"rarity":0.5,"chance":0.5,"mentioned":0.0,"critical":0.0},"episodes":[],"why":"Nothing was seen of it in reach of the window."},{"name":"uploads","kind":"file","critical":false,"finding":"NOT_OBSERVED","failing":{"certain":"PT0S","possible":"PT38.466S"},"explained":0.0,"lag":"PT0S","coverage":0.0,"observations":0,"resolution":"PT6S","chance":null,"score":0.125,"scoreParts":{"explained":0.0,"onset":0.0,"rarity":0.5,"chance":0.5,"mentioned":0.0,"critical":0.0},"episodes":[],"why":"Nothing was seen of it in reach of the window."}],"changes":[{"at":"2026-11-28T16:06:00.000Z","kind":"deploy","subject":"shop","version":"1.41.0","message":"the release of the week","before":"PT5M2.137S"},{"at":"2026-11-28T14:11:00.000Z","kind":"migration","subject":"orders-db","version":"12","message":"V12__add_index.sql","before":"PT2H2.137S"}],"notes":["Shortly before the window: deploy of shop 1.41.0 5 min 2 s before. Both that and a failure can be true."]}');
INSERT INTO "incident" VALUES('20261128T161900000Z-vzb9','RECORDED','FINAL',1795882740000,1795883040000,'/checkout/pay',0,NULL,'the ledger was slow','https://tickets.example/77
20261128T161102137Z-a4yj',1795897293704,'COINCIDES','ledger was degraded for 100 % of the window, from at most 9 min 10 s before it opened.','ledger','{"app":"shop","instance":"shop-1","window":{"from":"2026-11-28T16:19:00.000Z","to":"2026-11-28T16:24:00.000Z","duration":"PT5M","route":"/checkout/pay"},"answer":"COINCIDES","summary":"ledger was degraded for 100 % of the window, from at most 9 min 10 s before it opened.","suspects":["ledger"],"dependencies":[{"name":"ledger","kind":"external","critical":false,"finding":"DEGRADED","failing":{"certain":"PT5M","possible":"PT5M"},"explained":1.0,"lag":"PT0S","coverage":1.0,"observations":30,"resolution":"PT11.233S","chance":null,"score":0.627247,"scoreParts":{"explained":1.0,"onset":0.00462996,"rarity":0.885962,"chance":0.5,"mentioned":0.0,"critical":0.0},"episodes":[{"status":"DOWN","onset":{"earliest":"2026-11-28T16:09:50.027Z","latest":"2026-11-28T16:10:00.039Z"},"recovery":{"earliest":"2026-11-28T16:24:50.010Z","latest":"2026-11-28T16:25:00.011Z"},"failure":"connect","message":"ledger:9000 refused the connection","observations":90}],"why":"Degraded (connect): it explains 100 % of the window; onset between 16:09:50.027 and 16:10:00.039 UTC, recovery between 16:24:50.01 and 16:25:00.011 UTC."},{"name":"stock","kind":"tcp","critical":true,"finding":"NOT_OBSERVED","failing":{"certain":"PT0S","possible":"PT5M"},"explained":0.0,"lag":"PT0S","coverage":0.0,"observations":0,"resolution":"PT6S","chance":null,"score":0.194444,"scoreParts":{"explained":0.0,"onset":0.0,"rarity":0.5,"chance":0.5,"mentioned":0.0,"critical":1.0},"episodes":[],"why":"Nothing was seen of it in reach of the window."},{"name":"settings","kind":"env","critical":false,"finding":"NOT_OBSERVED","failing":{"certain":"PT0S","possible":"PT5M"},"explained":0.0,"lag":"PT0S","coverage":0.0,"observations":0,"resolution":"PT6S","chance":null,"score":0.138889,"scoreParts":{"explained":0.0,"onset":0.0,"rarity":0.5,"chance":0.5,"mentioned":0.0,"critical":0.0},"episodes":[],"why":"Nothing was seen of it in reach of the window."},{"name":"uploads","kind":"file","critical":false,"finding":"NOT_OBSERVED","failing":{"certain":"PT0S","possible":"PT5M"},"explained":0.0,"lag":"PT0S","coverage":0.0,"observations":0,"resolution":"PT6S","chance":null,"score":0.138889,"scoreParts":{"explained":0.0,"onset":0.0,"rarity":0.5,"chance":0.5,"mentioned":0.0,"critical":0.0},"episodes":[],"why":"Nothing was seen of it in reach of the window."}],"changes":[{"at":"2026-11-28T16:06:00.000Z","kind":"deploy","subject":"shop","version":"1.41.0","message":"the release of the week","before":"PT13M"},{"at":"2026-11-28T14:11:00.000Z","kind":"migration","subject":"orders-db","version":"12","message":"V12__add_index.sql","before":"PT2H8M"}],"notes":["Shortly before the window: deploy of shop 1.41.0 13 min before. Both that and a failure can be true.","The baseline of ledger is too short, or was watched too little, to tell what is to be expected by chance."]}');
CREATE TABLE incident_annotation (
    incident TEXT    NOT NULL REFERENCES incident,
    position INTEGER NOT NULL,
    at_ms    INTEGER NOT NULL,
    text     TEXT    NOT NULL,
    PRIMARY KEY (incident, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "incident_annotation" VALUES('20261128T161102137Z-a4yj',0,1795882300603,'the switch was replaced');
INSERT INTO "incident_annotation" VALUES('20261128T161900000Z-vzb9',0,1795897293496,'told by the on-call');
INSERT INTO "incident_annotation" VALUES('20261128T202149000Z-rptz',0,1795897316999,'the switch was replaced');
CREATE TABLE incident_route (
    incident TEXT    NOT NULL REFERENCES incident,
    position INTEGER NOT NULL,
    route    TEXT    NOT NULL,
    errors   INTEGER NOT NULL,
    requests INTEGER,          -- null: not known
    first_ms INTEGER NOT NULL,
    last_ms  INTEGER NOT NULL,
    PRIMARY KEY (incident, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "incident_route" VALUES('20261128T161102137Z-a4yj',0,'/checkout/pay',30,75,1795882262137,1795882300603);
INSERT INTO "incident_route" VALUES('20261128T161102137Z-a4yj',1,'/checkout',8,20,1795882268548,1795882294192);
INSERT INTO "incident_route" VALUES('20261128T202149000Z-rptz',0,'/checkout/pay',4,4,1795897310000,1795897316999);
INSERT INTO "incident_route" VALUES('20261128T202149000Z-rptz',1,'/orders/*',4,4,1795897309000,1795897315999);
CREATE TABLE observation (
    dependency  INTEGER NOT NULL REFERENCES dependency,
    at_ms       INTEGER NOT NULL,
    duration_us INTEGER NOT NULL,
    status      TEXT    NOT NULL,
    failure     TEXT    NOT NULL, -- the label; empty for UP
    message     TEXT    NOT NULL,
    phases      TEXT    NOT NULL, -- name=microseconds, joined by commas
    interval_ms INTEGER NOT NULL,
    timeout_ms  INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    PRIMARY KEY (dependency, at_ms)
) STRICT, WITHOUT ROWID;
INSERT INTO "observation" VALUES(1,1795897220284,3747,'UP','','','total=2683',5000,1000,1795897220308);
INSERT INTO "observation" VALUES(1,1795897220545,962,'UP','','','total=682',5000,1000,1795897220546);
INSERT INTO "observation" VALUES(1,1795897225545,331,'UP','','','total=248',5000,1000,1795897225545);
INSERT INTO "observation" VALUES(1,1795897230545,427,'UP','','','total=336',5000,1000,1795897230545);
INSERT INTO "observation" VALUES(1,1795897235545,370,'UP','','','total=282',5000,1000,1795897235545);
INSERT INTO "observation" VALUES(1,1795897240545,357,'UP','','','total=272',5000,1000,1795897240545);
INSERT INTO "observation" VALUES(1,1795897245545,371,'UP','','','total=292',5000,1000,1795897245545);
INSERT INTO "observation" VALUES(1,1795897250545,379,'UP','','','total=300',5000,1000,1795897250545);
INSERT INTO "observation" VALUES(1,1795897255545,365,'UP','','','total=285',5000,1000,1795897255545);
INSERT INTO "observation" VALUES(1,1795897260545,339,'UP','','','total=266',5000,1000,1795897260545);
INSERT INTO "observation" VALUES(1,1795897265545,542,'UP','','','total=245',5000,1000,1795897265545);
INSERT INTO "observation" VALUES(1,1795897270545,278,'UP','','','total=213',5000,1000,1795897270545);
INSERT INTO "observation" VALUES(1,1795897275545,287,'UP','','','total=210',5000,1000,1795897275545);
INSERT INTO "observation" VALUES(1,1795897280545,337,'UP','','','total=269',5000,1000,1795897280545);
INSERT INTO "observation" VALUES(1,1795897285545,736,'UP','','','total=662',5000,1000,1795897285546);
INSERT INTO "observation" VALUES(1,1795897290545,353,'UP','','','total=279',5000,1000,1795897290545);
INSERT INTO "observation" VALUES(1,1795897295545,350,'UP','','','total=281',5000,1000,1795897295545);
INSERT INTO "observation" VALUES(1,1795897300545,538,'UP','','','total=469',5000,1000,1795897300545);
INSERT INTO "observation" VALUES(1,1795897305546,314,'UP','','','total=245',5000,1000,1795897305546);
INSERT INTO "observation" VALUES(1,1795897309907,303,'UP','','','total=252',5000,1000,1795897309918);
INSERT INTO "observation" VALUES(1,1795897310563,349,'UP','','','total=265',5000,1000,1795897310567);
INSERT INTO "observation" VALUES(1,1795897312545,286,'UP','','','total=240',5000,1000,1795897312545);
INSERT INTO "observation" VALUES(1,1795897315545,320,'UP','','','total=244',5000,1000,1795897315545);
INSERT INTO "observation" VALUES(1,1795897317545,299,'UP','','','total=251',5000,1000,1795897317545);
INSERT INTO "observation" VALUES(1,1795897320552,372,'UP','','','total=301',5000,1000,1795897320553);
INSERT INTO "observation" VALUES(1,1795897322547,258,'UP','','','total=213',5000,1000,1795897322547);
INSERT INTO "observation" VALUES(1,1795897325545,306,'UP','','','total=238',5000,1000,1795897325545);
INSERT INTO "observation" VALUES(1,1795897327584,294,'UP','','','total=261',5000,1000,1795897327585);
INSERT INTO "observation" VALUES(1,1795897330545,653,'UP','','','total=299',5000,1000,1795897330545);
INSERT INTO "observation" VALUES(1,1795897332545,391,'UP','','','total=250',5000,1000,1795897332545);
INSERT INTO "observation" VALUES(1,1795897335547,312,'UP','','','total=239',5000,1000,1795897335547);
INSERT INTO "observation" VALUES(1,1795897340545,2384,'UP','','','total=2336',5000,1000,1795897340547);
INSERT INTO "observation" VALUES(1,1795897345545,350,'UP','','','total=280',5000,1000,1795897345545);
INSERT INTO "observation" VALUES(1,1795897350545,26384,'UP','','','total=26309',5000,1000,1795897350571);
INSERT INTO "observation" VALUES(1,1795897355545,320,'UP','','','total=250',5000,1000,1795897355545);
INSERT INTO "observation" VALUES(1,1795897360545,317,'UP','','','total=248',5000,1000,1795897360545);
INSERT INTO "observation" VALUES(1,1795897365545,353,'UP','','','total=282',5000,1000,1795897365545);
INSERT INTO "observation" VALUES(2,1795897220325,25914,'UP','','','resolve=85,connect=19949,total=25597',5000,1000,1795897220360);
INSERT INTO "observation" VALUES(2,1795897223471,1035,'UP','','','resolve=115,connect=512,total=814',5000,1000,1795897223473);
INSERT INTO "observation" VALUES(2,1795897228471,1096,'UP','','','resolve=98,connect=523,total=843',5000,1000,1795897228473);
INSERT INTO "observation" VALUES(2,1795897233471,982,'UP','','','resolve=96,connect=534,total=805',5000,1000,1795897233472);
INSERT INTO "observation" VALUES(2,1795897238471,1048,'UP','','','resolve=95,connect=554,total=844',5000,1000,1795897238473);
INSERT INTO "observation" VALUES(2,1795897243471,1507,'UP','','','resolve=435,connect=666,total=1289',5000,1000,1795897243473);
INSERT INTO "observation" VALUES(2,1795897248471,1197,'UP','','','resolve=96,connect=697,total=982',5000,1000,1795897248473);
INSERT INTO "observation" VALUES(2,1795897253471,1189,'UP','','','resolve=127,connect=673,total=982',5000,1000,1795897253473);
INSERT INTO "observation" VALUES(2,1795897258471,1149,'UP','','','resolve=99,connect=663,total=940',5000,1000,1795897258473);
INSERT INTO "observation" VALUES(2,1795897263471,1199,'UP','','','resolve=82,connect=731,total=997',5000,1000,1795897263473);
INSERT INTO "observation" VALUES(2,1795897268475,1159,'UP','','','resolve=97,connect=669,total=960',5000,1000,1795897268479);
INSERT INTO "observation" VALUES(2,1795897273471,1162,'UP','','','resolve=98,connect=671,total=975',5000,1000,1795897273473);
INSERT INTO "observation" VALUES(2,1795897278471,16630,'UP','','','resolve=109,connect=718,total=16418',5000,1000,1795897278489);
INSERT INTO "observation" VALUES(2,1795897283471,1147,'UP','','','resolve=88,connect=665,total=929',5000,1000,1795897283473);
INSERT INTO "observation" VALUES(2,1795897288471,1180,'UP','','','resolve=95,connect=681,total=983',5000,1000,1795897288473);
INSERT INTO "observation" VALUES(2,1795897293473,923,'UP','','','resolve=59,connect=569,total=758',5000,1000,1795897293474);
INSERT INTO "observation" VALUES(2,1795897298473,1130,'UP','','','resolve=80,connect=657,total=929',5000,1000,1795897298475);
INSERT INTO "observation" VALUES(2,1795897303471,1413,'UP','','','resolve=109,connect=895,total=1201',5000,1000,1795897303473);
INSERT INTO "observation" VALUES(2,1795897308471,1065,'UP','','','resolve=89,connect=536,total=841',5000,1000,1795897308473);
INSERT INTO "observation" VALUES(2,1795897309919,3559,'DOWN','connect','connection refused (127.0.0.1:19217)','resolve=60,connect=2916,total=3422',5000,1000,1795897309923);
INSERT INTO "observation" VALUES(2,1795897310472,1180,'DOWN','connect','connection refused (127.0.0.1:19217)','resolve=89,connect=757,total=1054',5000,1000,1795897310473);
INSERT INTO "observation" VALUES(2,1795897313471,1934,'DOWN','connect','connection refused (127.0.0.1:19217)','resolve=88,connect=1399,total=1705',5000,1000,1795897313474);
INSERT INTO "observation" VALUES(2,1795897315471,1491,'DOWN','connect','connection refused (127.0.0.1:19217)','resolve=76,connect=1116,total=1336',5000,1000,1795897315473);
INSERT INTO "observation" VALUES(2,1795897318471,1870,'UP','','','resolve=108,connect=1267,total=1597',5000,1000,1795897318474);
INSERT INTO "observation" VALUES(2,1795897320471,971,'UP','','','resolve=88,connect=504,total=798',5000,1000,1795897320475);
INSERT INTO "observation" VALUES(2,1795897323471,1585,'UP','','','resolve=82,connect=1059,total=1277',5000,1000,1795897323473);
INSERT INTO "observation" VALUES(2,1795897325471,1088,'UP','','','resolve=82,connect=674,total=901',5000,1000,1795897325473);
INSERT INTO "observation" VALUES(2,1795897328474,1488,'UP','','','resolve=80,connect=1032,total=1272',5000,1000,1795897328476);
INSERT INTO "observation" VALUES(2,1795897330471,1425,'UP','','','resolve=83,connect=1025,total=1230',5000,1000,1795897330473);
INSERT INTO "observation" VALUES(2,1795897333471,1106,'UP','','','resolve=85,connect=677,total=901',5000,1000,1795897333473);
INSERT INTO "observation" VALUES(2,1795897338475,1089,'UP','','','resolve=86,connect=638,total=888',5000,1000,1795897338477);
INSERT INTO "observation" VALUES(2,1795897343471,1014,'UP','','','resolve=86,connect=507,total=729',5000,1000,1795897343472);
INSERT INTO "observation" VALUES(2,1795897348475,1060,'UP','','','resolve=85,connect=646,total=862',5000,1000,1795897348476);
INSERT INTO "observation" VALUES(2,1795897353471,1579,'UP','','','resolve=81,connect=1171,total=1365',5000,1000,1795897353473);
INSERT INTO "observation" VALUES(2,1795897358471,1368,'UP','','','resolve=80,connect=965,total=1157',5000,1000,1795897358473);
INSERT INTO "observation" VALUES(2,1795897363471,1045,'UP','','','resolve=82,connect=609,total=846',5000,1000,1795897363473);
INSERT INTO "observation" VALUES(3,1795897220327,2908,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=2853',5000,1000,1795897220330);
INSERT INTO "observation" VALUES(3,1795897222927,1290,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1216',5000,1000,1795897222928);
INSERT INTO "observation" VALUES(3,1795897227927,2160,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=2074',5000,1000,1795897227929);
INSERT INTO "observation" VALUES(3,1795897232927,2036,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1949',5000,1000,1795897232929);
INSERT INTO "observation" VALUES(3,1795897237926,1772,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1708',5000,1000,1795897237928);
INSERT INTO "observation" VALUES(3,1795897242927,1625,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1572',5000,1000,1795897242928);
INSERT INTO "observation" VALUES(3,1795897247926,2137,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=2085',5000,1000,1795897247929);
INSERT INTO "observation" VALUES(3,1795897252927,1791,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1706',5000,1000,1795897252929);
INSERT INTO "observation" VALUES(3,1795897257927,1729,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1654',5000,1000,1795897257928);
INSERT INTO "observation" VALUES(3,1795897262926,1689,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1632',5000,1000,1795897262928);
INSERT INTO "observation" VALUES(3,1795897267926,1771,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1703',5000,1000,1795897267929);
INSERT INTO "observation" VALUES(3,1795897272926,4893,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=4825',5000,1000,1795897272932);
INSERT INTO "observation" VALUES(3,1795897277926,1365,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1286',5000,1000,1795897277931);
INSERT INTO "observation" VALUES(3,1795897282927,1307,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1237',5000,1000,1795897282929);
INSERT INTO "observation" VALUES(3,1795897287927,1996,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1924',5000,1000,1795897287929);
INSERT INTO "observation" VALUES(3,1795897292926,2288,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=2220',5000,1000,1795897292929);
INSERT INTO "observation" VALUES(3,1795897297927,14006,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=13939',5000,1000,1795897297941);
INSERT INTO "observation" VALUES(3,1795897302926,4639,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=4567',5000,1000,1795897302931);
INSERT INTO "observation" VALUES(3,1795897307926,11107,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=11037',5000,1000,1795897307938);
INSERT INTO "observation" VALUES(3,1795897309919,1578,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1561',5000,1000,1795897309921);
INSERT INTO "observation" VALUES(3,1795897312926,3588,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=3534',5000,1000,1795897312930);
INSERT INTO "observation" VALUES(3,1795897314928,1625,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1592',5000,1000,1795897314930);
INSERT INTO "observation" VALUES(3,1795897317926,5153,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=5080',5000,1000,1795897317932);
INSERT INTO "observation" VALUES(3,1795897319927,1907,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1864',5000,1000,1795897319929);
INSERT INTO "observation" VALUES(3,1795897322931,26470,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=26402',5000,1000,1795897322958);
INSERT INTO "observation" VALUES(3,1795897324926,69877,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=69834',5000,1000,1795897325019);
INSERT INTO "observation" VALUES(3,1795897327971,4631,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=4559',5000,1000,1795897327976);
INSERT INTO "observation" VALUES(3,1795897329927,2169,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=2129',5000,1000,1795897329929);
INSERT INTO "observation" VALUES(3,1795897332926,3910,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=3820',5000,1000,1795897332931);
INSERT INTO "observation" VALUES(3,1795897337931,1481,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1411',5000,1000,1795897337935);
INSERT INTO "observation" VALUES(3,1795897342927,1343,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1277',5000,1000,1795897342928);
INSERT INTO "observation" VALUES(3,1795897347927,4913,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=4847',5000,1000,1795897347932);
INSERT INTO "observation" VALUES(3,1795897352927,6539,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=6464',5000,1000,1795897352933);
INSERT INTO "observation" VALUES(3,1795897357927,1884,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1780',5000,1000,1795897357929);
INSERT INTO "observation" VALUES(3,1795897362927,8113,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=8000',5000,1000,1795897362935);
INSERT INTO "observation" VALUES(3,1795897367927,1511,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free','total=1440',5000,1000,1795897367928);
CREATE TABLE run (
    dependency     INTEGER NOT NULL REFERENCES dependency,
    first_ms       INTEGER NOT NULL, -- start of the first observation
    settled        INTEGER NOT NULL,
    status         TEXT    NOT NULL,
    failure        TEXT    NOT NULL,
    message        TEXT    NOT NULL,
    first_end_ms   INTEGER NOT NULL,
    last_ms        INTEGER NOT NULL, -- start of the last observation
    last_end_ms    INTEGER NOT NULL,
    count          INTEGER NOT NULL,
    longest_gap_ms INTEGER NOT NULL,
    fastest_us     INTEGER NOT NULL,
    slowest_us     INTEGER NOT NULL,
    total_us       INTEGER NOT NULL,
    interval_ms    INTEGER NOT NULL,
    timeout_ms     INTEGER NOT NULL,
    PRIMARY KEY (dependency, first_ms)
) STRICT, WITHOUT ROWID;
INSERT INTO "run" VALUES(1,1795897220284,0,'UP','','',1795897220288,1795897365545,1795897365546,37,5027,258,26384,45634,5000,1000);
INSERT INTO "run" VALUES(2,1795897220325,0,'UP','','',1795897220351,1795897308471,1795897308473,19,5017,923,25914,62125,5000,1000);
INSERT INTO "run" VALUES(2,1795897309919,0,'DOWN','connect','connection refused (127.0.0.1:19217)',1795897309923,1795897315471,1795897315473,4,3001,1180,3559,8164,5000,1000);
INSERT INTO "run" VALUES(2,1795897318471,0,'UP','','',1795897318473,1795897363471,1795897363473,13,5006,971,1870,16688,5000,1000);
INSERT INTO "run" VALUES(3,1795897220327,0,'UP','','owner root:root, mode rwxr-xr-x, 78.1 GiB free',1795897220330,1795897367927,1795897367929,36,5016,1290,69877,209201,5000,1000);
INSERT INTO "run" VALUES(4,1793286000000,1,'UP','','',1793286000021,1793287740000,1793287740022,30,60027,20250,26250,692500,60000,1000);
INSERT INTO "run" VALUES(4,1793287800000,1,'DOWN','auth','the password was refused',1793287800023,1793288340000,1793288340025,10,60027,20250,26250,232500,60000,1000);
INSERT INTO "run" VALUES(4,1793288400000,1,'UP','','',1793288400026,1793294940000,1793294940023,110,60027,20250,26250,2556500,60000,1000);
INSERT INTO "run" VALUES(5,1795878000039,0,'UP','','',1795878000043,1795881590013,1795881590017,360,10047,2001,8977,1946151,10000,1000);
INSERT INTO "run" VALUES(5,1795881600012,0,'UP','','',1795881600017,1795882190027,1795882190033,60,10045,2141,8467,323320,10000,1000);
INSERT INTO "run" VALUES(5,1795882200038,0,'DOWN','connect','ledger:9000 refused the connection',1795882200039,1795882790023,1795882790024,60,10033,107,495,16902,10000,1000);
INSERT INTO "run" VALUES(5,1795882800011,0,'DEGRADED','slow','slower than 1 s',1795882801219,1795883090010,1795883091217,30,11233,1202057,1208755,36166955,10000,1000);
INSERT INTO "run" VALUES(5,1795883100004,0,'UP','','',1795883100011,1795883990034,1795883990037,90,10045,2182,8695,508538,10000,1000);
INSERT INTO "run" VALUES(5,1795884300016,0,'UP','','',1795884300020,1795885190006,1795885190013,90,10042,2007,8927,509292,10000,1000);
INSERT INTO "run" VALUES(5,1795885200027,0,'UP','','',1795885200032,1795885790023,1795885790028,60,10043,2048,8918,322671,10000,1000);
INSERT INTO "run" VALUES(5,1795885800037,0,'UNKNOWN','prober','Zeitüberschreitung der Probe ✗',1795885800040,1795885850005,1795885850010,6,10022,2290,6128,22834,10000,1000);
INSERT INTO "run" VALUES(5,1795885860018,0,'UP','','',1795885860022,1795888790027,1795888790033,294,10043,2025,8979,1619299,10000,1000);
INSERT INTO "run" VALUES(6,1794150000000,0,'UP','','',1794150000013,1794151140000,1794151140032,20,60032,12500,31500,440000,60000,1000);
INSERT INTO "run" VALUES(6,1794151200000,0,'DOWN','timeout','no answer within 3 s, try 22',1794151200033,1794151320000,1794151320035,3,60035,32500,34500,100500,60000,1000);
INSERT INTO "run" VALUES(6,1794151380000,0,'UP','','',1794151380036,1794152940000,1794152940062,27,60062,35500,61500,1309500,60000,1000);
INSERT INTO "run" VALUES(6,1794153000000,0,'DOWN','timeout','no answer within 3 s, try 50',1794153000063,1794153000000,1794153000063,1,0,62500,62500,62500,60000,1000);
INSERT INTO "run" VALUES(6,1794153060000,0,'UP','','',1794153060064,1794153540000,1794153540072,9,60072,63500,71500,607500,60000,1000);
INSERT INTO "run" VALUES(6,1794153600000,0,'UP','','',1794153600073,1794155340000,1794155340102,30,60102,72500,101500,2610000,60000,1000);
CREATE TABLE series (
    id     INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    route  TEXT NOT NULL, -- empty: not known
    UNIQUE (source, route)
) STRICT;
INSERT INTO "series" VALUES(1,'posted','/checkout');
INSERT INTO "series" VALUES(2,'posted','/checkout/pay');
INSERT INTO "series" VALUES(3,'posted','/catalog');
INSERT INTO "series" VALUES(4,'access-log','/orders/*');
INSERT INTO "series" VALUES(5,'access-log','/checkout/pay');
INSERT INTO "series" VALUES(6,'access-log','/catalog');
CREATE TABLE signature (
    id     TEXT NOT NULL PRIMARY KEY,
    types  TEXT NOT NULL, -- one a line
    frames TEXT NOT NULL, -- one a line
    text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "signature" VALUES('d45c60ac7d4f','java.net.ConnectException','shop.Stock.take
shop.Checkout.pay','Connection refused');
CREATE INDEX failing_answers_long ON failing_answers (to_ms) WHERE to_ms - slot_ms > 3600000;
CREATE INDEX healthy_answers_long ON healthy_answers (to_ms) WHERE to_ms - slot_ms > 3600000;
CREATE INDEX error_line_long ON error_line (last_ms) WHERE last_ms - slot_ms > 3600000;
CREATE INDEX incident_to ON incident (to_ms);
CREATE INDEX incident_unsettled ON incident (from_ms) WHERE state <> 'FINAL';
COMMIT;
PRAGMA user_version = 3;
