// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is compiled with. Warnings become errors by a flag in Tests/run, so that a newer compiler never breaks a
/// user's build.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

func module(_ name: String, _ dependencies: Target.Dependency...) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A module that tests and `calf verify` keep busy: optimized in debug builds, too. The judge then needs half the processor time.
func optimized(_ name: String, _ dependencies: Target.Dependency...) -> Target {
    .target(
        name: name, dependencies: dependencies, swiftSettings: settings + [.unsafeFlags(["-O"], .when(configuration: .debug))])
}

/// Makes a library part of the program. Together, loading these takes longer than everything else before the first frame.
func archive(_ name: String) -> [String] {
    ["-Xlinker", "--remap-inputs=*/lib\(name).so=/dev/null", "-Xlinker", "-l:lib\(name).a"]
}

let archives: [String] = ["stdc++", "pg_query", "cmark-gfm", "cmark-gfm-extensions", "sqlite3", "vterm", "yaml", "z"].flatMap(archive)

/// How the program is linked for users: without symbols, and with the list of addresses to adjust at the start packed (needs glibc 2.36). A
/// quarter less to load.
let linking = LinkerSetting.unsafeFlags(
    archives + ["-use-ld=lld", "-Xlinker", "--strip-all", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"],
    .when(platforms: [.linux], configuration: .release))

/// With `snapshots`, there is a folder of what the tests expect to see; with `corpus`, one of exercises that they read.
func tests(_ module: String, _ dependencies: Target.Dependency..., snapshots: Bool = false, corpus: Bool = false) -> Target {
    .testTarget(
        name: "\(module)Tests", dependencies: [.init(stringLiteral: module), "TestSupport"] + dependencies,
        exclude: (snapshots ? ["__Snapshots__"] : []) + (corpus ? ["Corpus"] : []), swiftSettings: settings)
}

/// The tests that run under the thread sanitizer, which Tests/run builds alone: of modules that share data and are exempt from the compiler's
/// own check for data races. Without the others, building takes a third of the time.
let testsWithThreads: Set = ["DescriptorsTests", "PostgresTests", "SQLiteTests", "ProgressTests", "SandboxTests"]
let hasOnlyThreads = Context.environment["CALF_THREADS"] != nil

let package = Package(
    name: "calf",
    products: [.executable(name: "calf", targets: ["calf"])],
    targets: [
        // C libraries, each imported by one or two of the Swift modules below.
        .systemLibrary(name: "CNcurses"),
        .systemLibrary(name: "CPostgres", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CPgQuery", providers: [.apt(["libpg-query-dev", "libprotobuf-c-dev"])]),
        .systemLibrary(name: "CCmark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CEpoll"),
        .systemLibrary(name: "CGNU"),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CProcess"),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CVTerm", providers: [.apt(["libvterm-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),

        // JSON, dates, Base64 and executors.
        optimized("Primitives"),

        // When a descriptor is ready.
        module("Descriptors", "CEpoll", "Primitives"),

        // Formats and storage: a Swift face for one C library each.
        module("SQLite", "CSQLite"),
        module("YAML", "CYAML"),
        module("Markdown", "CCmark"),
        optimized("SQLText", "CPgQuery"),
        optimized("Postgres", "CPostgres", "SQLText", "Primitives", "Descriptors"),

        // Docker's command lines, and the lists that it prints.
        module("DockerCLI", "Primitives"),

        // The docker guard: a proxy of the engine's socket.
        module("DockerProxy", "Primitives", "CGNU", "CZlib", "DockerCLI"),

        // What calf is about.
        module("Mermaid", "Primitives"),
        module("Course", "Primitives", "Markdown", "Mermaid", "YAML", "SQLite", "SQLText", "DockerCLI"),
        module("Psql", "Primitives", "Postgres", "SQLText", "Course", "YAML"),
        module("Terminal", "Primitives"),
        module("VTerm", "CVTerm", "Terminal"),
        module("Markup", "Terminal", "Markdown", "Mermaid", "Course", "Postgres", "SQLText"),
        module("EngineValues", "Primitives", "Course", "DockerCLI"),
        module(
            "Sandbox", "Primitives", "CGNU", "Descriptors", "Postgres", "SQLText", "Course", "YAML", "CProcess", "DockerCLI",
            "DockerProxy", "EngineValues"),
        // The servers of a lesson's own.
        module("Servers", "Primitives", "Descriptors", "Course", "DockerProxy", "Sandbox"),
        module("Verdicts", "Postgres", "SQLText", "Course", "DockerCLI", "EngineValues"),
        // The judge.
        module("Explanations", "Primitives", "Postgres", "SQLText", "Course", "Verdicts"),
        module(
            "Facts", "Primitives", "Course", "EngineValues", "Verdicts", "Sandbox", "Servers", "DockerCLI", "DockerProxy"),
        module(
            "Grading", "Explanations", "Facts", "Primitives", "Postgres", "SQLText", "Course", "EngineValues", "Verdicts", "Sandbox",
            "Servers"),
        module("Verify", "Grading", "Facts", "Postgres", "SQLText", "Mermaid", "Course", "EngineValues", "Verdicts", "Sandbox"),
        module("Progress", "Primitives", "SQLite", "Course"),

        // The program.
        // What the tutor knows and does, pure; how it looks; and what runs it.
        module("TutorCore", "Primitives", "DockerCLI", "Postgres", "SQLText", "Course", "Terminal", "EngineValues", "Verdicts", "Progress"),
        module(
            "TutorView", "TutorCore", "Primitives", "DockerCLI", "Postgres", "SQLText", "Course", "Terminal", "Mermaid", "Markup",
            "EngineValues",
            "Verdicts", "Progress"),
        module(
            "TutorRuntime", "TutorCore", "TutorView", "Primitives", "Descriptors", "DockerCLI", "DockerProxy", "VTerm", "Postgres",
            "SQLText", "Psql",
            "Course",
            "Terminal",
            "Markdown",
            "Mermaid",
            "Markup",
            "EngineValues", "Verdicts", "Sandbox", "Servers", "Explanations", "Facts", "Grading", "Progress"),
        module("Curses", "CNcurses", "Terminal"),
        .executableTarget(
            name: "calf",
            dependencies: [
                "CMalloc", "Primitives", "Descriptors", "YAML", "DockerCLI", "DockerProxy", "Postgres", "SQLText", "Psql",
                "Course", "Terminal",
                "Markdown",
                "Mermaid",
                "Markup", "EngineValues", "Verdicts", "Sandbox", "Servers", "Facts", "Grading", "Verify",
                "Progress", "TutorCore", "TutorView", "TutorRuntime", "Curses",
            ],
            swiftSettings: settings, linkerSettings: [linking]),

        // Tests: one target a module, and what they share.
        .target(name: "CTestProcess", path: "Tests/CTestProcess"),
        .target(
            name: "TestSupport", dependencies: ["Terminal", "CTestProcess"], path: "Tests/TestSupport", swiftSettings: settings),
        tests("Primitives"),
        tests("Descriptors"),
        tests("SQLite"),
        tests("YAML"),
        tests("Markdown"),
        tests("DockerCLI"),
        tests("DockerProxy", "Primitives", "DockerCLI"),
        tests("SQLText"),
        tests("Postgres", "Primitives", "SQLText", "Sandbox", "Course"),
        tests("Psql", "Postgres", "SQLText"),
        tests("Course", "Primitives", "SQLite"),
        tests("Terminal", snapshots: true),
        tests("VTerm", "Terminal"),
        tests("Markup", "Terminal", "Markdown", "Mermaid", "Course", snapshots: true),
        tests("Sandbox", "Primitives", "Postgres", "SQLText", "Course", "EngineValues", "DockerCLI", "DockerProxy"),
        tests("Servers", "Course", "Sandbox"),
        tests(
            "Grading", "Explanations", "Facts", "Verify", "Primitives", "Postgres", "SQLText", "Mermaid", "Course", "EngineValues",
            "Verdicts", "Sandbox", "DockerCLI", "DockerProxy",
            corpus: true),
        tests("Progress", "Primitives", "Course", "SQLite"),
        .testTarget(
            name: "TutorTests",
            dependencies: [
                "TutorCore", "TutorView", "TutorRuntime", "Primitives", "DockerCLI", "VTerm", "Postgres", "SQLText", "Course", "Terminal",
                "Markdown",
                "Markup",
                "EngineValues", "Verdicts", "Sandbox", "Explanations", "Facts", "Grading", "Progress", "TestSupport",
            ],
            exclude: ["__Snapshots__"], swiftSettings: settings),
        .testTarget(
            name: "ShellTests",
            dependencies: ["TutorCore", "TutorRuntime", "EngineValues", "Sandbox", "Postgres", "VTerm", "Terminal", "TestSupport"],
            swiftSettings: settings),
        .testTarget(name: "CommandLineTests", dependencies: ["TestSupport", "Terminal"], swiftSettings: settings),
    ].filter { $0.type != .test || !hasOnlyThreads || testsWithThreads.contains($0.name) },
    swiftLanguageModes: [.v6]
)
