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

/// Makes a library part of the program. Together, loading these takes longer than everything else before the first frame.
func archive(_ name: String) -> [String] {
    ["-Xlinker", "--remap-inputs=*/lib\(name).so=/dev/null", "-Xlinker", "-l:lib\(name).a"]
}

let archives: [String] = ["stdc++", "pg_query", "cmark-gfm", "cmark-gfm-extensions", "sqlite3", "vterm", "yaml"].flatMap(archive)

/// How the programs are linked for users, so that less of them is in memory, and a start reads less.
let linking = LinkerSetting.unsafeFlags(
    archives + [
        // The toolchain's own linker keeps data apart from code, and equal functions once.
        "-use-ld=lld", "-Xlinker", "--icf=safe",
        // The list of addresses to adjust at the start then takes a bit for each, not 24 bytes. Needs glibc 2.36 or newer.
        "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
        // No library takes symbols from the program.
        "-Xlinker", "--no-export-dynamic",
        // The index for C++ exceptions, which don't occur. It is read when the main thread leaves the work to Dispatch.
        "-Xlinker", "--no-eh-frame-hdr", "-Xlinker", "-l:libgcc_eh.a",
    ], .when(platforms: [.linux], configuration: .release))

/// With `snapshots`, there is a folder of what the tests expect to see; with `corpus`, one of exercises that they read.
func tests(_ module: String, _ dependencies: Target.Dependency..., snapshots: Bool = false, corpus: Bool = false) -> Target {
    .testTarget(
        name: "\(module)Tests", dependencies: [.init(stringLiteral: module), "TestSupport"] + dependencies,
        exclude: (snapshots ? ["__Snapshots__"] : []) + (corpus ? ["Corpus"] : []), swiftSettings: settings)
}

let package = Package(
    name: "calf",
    products: [.executable(name: "calf", targets: ["calf"]), .executable(name: "calf-docker", targets: ["calf-docker"])],
    targets: [
        // C libraries, each imported by exactly one of the Swift modules below.
        .systemLibrary(name: "CNcurses"),
        .systemLibrary(name: "CPostgres", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CPgQuery", providers: [.apt(["libpg-query-dev", "libprotobuf-c-dev"])]),
        .systemLibrary(name: "CCmark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CEpoll"),
        .systemLibrary(name: "CGetopt"),
        .systemLibrary(name: "CGNU"),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CProcess"),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CVTerm", providers: [.apt(["libvterm-dev"])]),

        // JSON, dates, Base64 and executors.
        module("Primitives"),

        // When a descriptor is ready.
        module("Descriptors", "CEpoll"),

        // Formats and storage: a Swift face for one C library each.
        module("SQLite", "CSQLite"),
        module("YAML", "CYAML"),
        module("Markdown", "CCmark"),
        module("SQLText", "CPgQuery", "Primitives"),
        module("Postgres", "CPostgres", "SQLText", "Primitives", "Descriptors"),

        // Docker's command line, and the docker of a lesson's pane: a small program beside calf that starts in a few milliseconds.
        module("DockerCLI", "Primitives"),
        .executableTarget(name: "calf-docker", dependencies: ["DockerCLI"], swiftSettings: settings, linkerSettings: [linking]),

        // The docker guard: a proxy of the engine's socket.
        module("DockerProxy", "Primitives", "CGNU"),

        // What calf is about.
        module("Mermaid"),
        module("Course", "Markdown", "Mermaid", "YAML", "SQLite", "SQLText", "DockerCLI"),
        module("Psql", "Postgres", "SQLText", "Course"),
        module("Terminal", "Primitives"),
        module("VTerm", "CVTerm", "Terminal"),
        module("Markup", "Terminal", "Markdown", "Mermaid", "Course", "Postgres", "SQLText"),
        module("EngineValues", "Primitives", "Course", "DockerCLI"),
        module("Sandbox", "Primitives", "Descriptors", "Postgres", "SQLText", "Course", "YAML", "CProcess", "DockerCLI", "EngineValues"),
        module("Verdicts", "Postgres", "SQLText", "Course", "DockerCLI", "EngineValues"),
        module("Grading", "Primitives", "Postgres", "SQLText", "Course", "EngineValues", "Verdicts", "Sandbox", "DockerCLI"),
        module("Progress", "Primitives", "SQLite", "Course"),

        // The program.
        // What the tutor knows and does, pure; how it looks; and what runs it.
        module("TutorCore", "Primitives", "DockerCLI", "Postgres", "SQLText", "Course", "Terminal", "EngineValues", "Verdicts", "Progress"),
        module(
            "TutorView", "TutorCore", "Primitives", "DockerCLI", "Postgres", "SQLText", "Course", "Terminal", "Mermaid", "Markup",
            "EngineValues",
            "Verdicts", "Progress"),
        module(
            "TutorRuntime", "TutorCore", "TutorView", "Primitives", "Descriptors", "DockerCLI", "VTerm", "Postgres", "SQLText", "Psql",
            "Course",
            "Terminal",
            "Markdown",
            "Mermaid",
            "Markup",
            "EngineValues", "Verdicts", "Sandbox", "Grading", "Progress"),
        module("Curses", "CNcurses", "Terminal"),
        .executableTarget(
            name: "calf",
            dependencies: [
                "CGetopt", "CMalloc", "Primitives", "Descriptors", "YAML", "DockerCLI", "Postgres", "SQLText", "Psql", "Course", "Terminal",
                "Markdown",
                "Mermaid",
                "Markup", "EngineValues", "Verdicts", "Sandbox", "Grading",
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
        tests("DockerProxy", "Primitives"),
        tests("SQLText"),
        tests("Postgres", "Primitives", "SQLText", "Sandbox", "Course"),
        tests("Psql", "Postgres", "SQLText"),
        tests("Course", "SQLite"),
        tests("Terminal", snapshots: true),
        tests("VTerm", "Terminal"),
        tests("Markup", "Terminal", "Markdown", "Mermaid", "Course", snapshots: true),
        tests("Sandbox", "Primitives", "Postgres", "SQLText", "Course", "EngineValues", "DockerCLI"),
        tests("Grading", "Primitives", "Postgres", "SQLText", "Course", "EngineValues", "Verdicts", "Sandbox", "DockerCLI", corpus: true),
        tests("Progress", "Primitives", "Course", "SQLite"),
        .testTarget(
            name: "TutorTests",
            dependencies: [
                "TutorCore", "TutorView", "TutorRuntime", "Primitives", "DockerCLI", "VTerm", "Postgres", "SQLText", "Course", "Terminal",
                "Markdown",
                "Markup",
                "EngineValues", "Verdicts", "Sandbox", "Grading", "Progress", "TestSupport",
            ],
            exclude: ["__Snapshots__"], swiftSettings: settings),
        .testTarget(
            name: "ShellTests", dependencies: ["TutorCore", "TutorRuntime", "EngineValues", "Sandbox", "VTerm", "Terminal", "TestSupport"],
            swiftSettings: settings),
        .testTarget(name: "CommandLineTests", dependencies: ["TestSupport", "Terminal"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
