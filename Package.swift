// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "merpati",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "merpati", targets: ["merpati"]),
        .executable(name: "merpati-bench", targets: ["merpati-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1",
            traits: ["FullFoundation"]),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/stencilproject/Stencil", from: "0.15.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // C libraries: module maps and the static-inline shims for what Swift cannot import.
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        .systemLibrary(
            name: "CIDN2", pkgConfig: "libidn2",
            providers: [.apt(["libidn2-dev"]), .brew(["libidn2"])]),
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark-gfm",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
            ]),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),

        // Leaves.
        .target(name: "Diagnostics", dependencies: [.product(name: "Yams", package: "Yams")]),
        .target(name: "Calendars"),
        .target(name: "Storage", dependencies: [.product(name: "Logging", package: "swift-log")]),
        .target(name: "Mail", dependencies: ["Calendars", "CIDN2", "COpenSSL"]),
        .target(
            name: "Connections",
            dependencies: [
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]),
        .target(
            name: "Templates",
            dependencies: [
                "Calendars", "CCmark", "Diagnostics", "Mail",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ]),

        // Engines and ports.
        .target(
            name: "SQLiteEngine",
            dependencies: [
                "Storage",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .target(
            name: "SMTP",
            dependencies: [
                "Mail", "CCurl", .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(
            name: "Inbound",
            dependencies: [
                "Connections", "Diagnostics", "Mail",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),

        // The product.
        .target(
            name: "Audience",
            dependencies: [
                "Calendars", "Diagnostics", "Mail", "Storage", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(name: "Segments", dependencies: ["Audience", "Calendars", "Diagnostics", "Mail", "Storage"]),
        .target(
            name: "Tracking",
            dependencies: [
                "Audience", "Mail", "Storage",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(
            name: "Campaigns",
            dependencies: [
                "Audience", "Calendars", "Diagnostics", "Mail", "Segments", "Storage", "Templates", "Tracking",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .target(
            name: "Server",
            dependencies: [
                "Audience", "Connections", "Storage", "Tracking",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .target(
            name: "App",
            dependencies: [
                "Audience", "Calendars", "Campaigns", "CCurl", "Connections", "Diagnostics", "Inbound", "Mail", "Segments",
                "Server", "SMTP",
                "SQLiteEngine", "Storage", "Templates", "Tracking",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .executableTarget(
            name: "merpati",
            dependencies: [
                "App", "Audience", "Calendars", "Campaigns", "Diagnostics", "Inbound", "Mail", "Segments", "Storage", "Templates",
                "Tracking",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Measures, beside engines that are no part of the product.
        .executableTarget(
            name: "merpati-bench",
            dependencies: [
                "App", "Audience", "Campaigns", "Mail", "Segments", "Storage", "Templates",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Stencil", package: "Stencil"),
            ]),

        // Tests: one target a room; TestSupport has the scripted clock, the seeded generator and fresh databases.
        .target(name: "TestSupport", dependencies: ["Inbound", "SQLiteEngine", "Storage"], path: "Tests/TestSupport"),
        .testTarget(name: "CalendarsTests", dependencies: ["Calendars", "TestSupport"]),
        .testTarget(name: "StorageTests", dependencies: ["SQLiteEngine", "Storage", "TestSupport"]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"]),
        .testTarget(name: "MailTests", dependencies: ["Mail", "TestSupport"]),
        .testTarget(name: "TemplatesTests", dependencies: ["Mail", "Templates", "TestSupport"]),
        .testTarget(
            name: "SMTPTests",
            dependencies: [
                "Mail", "SMTP", "TestSupport", .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(
            name: "InboundTests",
            dependencies: [
                "Connections", "Inbound", "Mail", "TestSupport", .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        .testTarget(
            name: "ConnectionsTests",
            dependencies: [
                "Connections", "TestSupport", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        .testTarget(
            name: "AudienceTests", dependencies: ["Audience", "Calendars", "Mail", "SQLiteEngine", "Storage", "TestSupport"]),
        .testTarget(
            name: "SegmentsTests",
            dependencies: ["Audience", "Calendars", "Diagnostics", "Mail", "Segments", "SQLiteEngine", "Storage", "TestSupport"]),
        .testTarget(
            name: "TrackingTests",
            dependencies: [
                "Audience", "Mail", "SQLiteEngine", "Storage", "TestSupport", "Tracking",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(
            name: "CampaignsTests",
            dependencies: [
                "Audience", "Calendars", "Campaigns", "Diagnostics", "Mail", "Segments", "Storage", "Templates", "TestSupport",
                "Tracking",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Audience", "Connections", "Mail", "Server", "SQLiteEngine", "Storage", "TestSupport", "Tracking",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .testTarget(
            name: "AppTests",
            dependencies: [
                "App", "Audience", "Campaigns", "Inbound", "Mail", "Segments", "SMTP", "SQLiteEngine", "Storage",
                "Templates", "TestSupport", "Tracking", "merpati", "merpati-bench",
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Fixtures"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
