# caseaudit: make; make check; make lint; make analyse; make bench; make dist; make clean;
# make install PREFIX=/usr/local DESTDIR=; make uninstall

VERSION = 0.1.0
PREFIX ?= /usr/local
BUILD ?= build
CC ?= cc
CFLAGS ?= -O3 -g
-include config.mk

# Hardening, as Debian builds its own packages; "make HARDENING=" builds without it. An option that the compiler does not have
# is left out. _FORTIFY_SOURCE is left out in a build that is not optimised, in a build with a sanitizer, which checks more, and
# in a build whose flags set it.
accepted = $(shell $(CC) -Werror $(1) -x c -c -o /dev/null /dev/null >/dev/null 2>&1 && echo ' $(1)')
given = $(CPPFLAGS) $(CFLAGS)
optimised = $(filter-out -O0,$(lastword $(filter -O%,$(given))))
other_checks = $(findstring -fsanitize,$(given))$(findstring _FORTIFY_SOURCE,$(given))
fortify = $(if $(other_checks),,$(if $(optimised),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2))
ifeq ($(origin HARDENING),undefined)
HARDENING := -fstack-protector-strong -Wformat -Werror=format-security $(fortify) \
	$(foreach option,-fstack-clash-protection -fcf-protection,$(call accepted,$(option)))
endif
comma = ,
link_hardening = -pie -Wl,-z,relro,-z,now

# A word for the shell, whatever is in it.
quoted = '$(subst ','\'',$(1))'

# Debugging information names files from this folder, so that the programs are the same wherever they are built. The compiler
# takes the name of the folder from PWD, which may name a symbolic link.
same_paths = $(call quoted,-ffile-prefix-map=$(BUILD)=build) $(call quoted,-ffile-prefix-map=$(CURDIR)=.)
export PWD := $(CURDIR)

# Where each kind of file is installed. zsh reads vendor-completions in /usr, site-functions in /usr/local.
BINDIR = $(PREFIX)/bin
LIBDIR = $(PREFIX)/lib
INCLUDEDIR = $(PREFIX)/include
MANDIR = $(PREFIX)/share/man
DATADIR = $(PREFIX)/share/caseaudit
SCHEMADIR = $(DATADIR)/schema
DOCDIR = $(PREFIX)/share/doc/caseaudit
EXAMPLEDIR = $(DOCDIR)/examples
BASHDIR = $(PREFIX)/share/bash-completion/completions
ifeq ($(PREFIX),/usr)
ZSHDIR = $(PREFIX)/share/zsh/vendor-completions
else
ZSHDIR = $(PREFIX)/share/zsh/site-functions
endif
FISHDIR = $(PREFIX)/share/fish/vendor_completions.d
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes $(WERROR)
# Figures must be the same on every machine: -ffp-contract=off.
# The objects serve the shared library, too, which exports the functions of caseaudit.h alone.
required = -std=c11 -pthread -fPIC -fvisibility=hidden -ffp-contract=off -D_XOPEN_SOURCE=700 -Ilib -DCA_VERSION='"$(VERSION)"' $(WARNINGS) -MMD -MP
# A tool is linked with the libraries that it uses itself: the others would be loaded each time it starts.
LIBS = -Wl,--as-needed -pthread -lm -lxlsxwriter -lzip -lexpat -lcsv -lunistring -ljansson -lnettle
compile = $(CC) $(required) $(same_paths) $(HARDENING) $(CPPFLAGS) $(CFLAGS) $(last)
link = $(CC) $(if $(HARDENING),$(link_hardening)) $(LDFLAGS) $(CFLAGS)

tools = audit-new audit-form audit-letter audit-import audit-validate audit-grade audit-aggregate audit-export audit-redact audit-actions audit-sample audit-moderate
frameworks = durham-2016 buckinghamshire-2021 buckinghamshire-2017 sefton-2022 lancashire-cla-2016 city-of-london-2019
words = acronyms emotive blaming mitigating process effect hollow vague times unsupervised \
	subjects between passive denials before-verbs ahead others no-names belongings seen nothing-said list-words form-words
builtins = frameworks words explanations
# The floors of the library, from the ground up, each a folder of lib.
floors = base office data record check stats summary intake draw forms documents report api cli
modules = $(patsubst lib/%.c,%,$(foreach floor,$(floors),$(sort $(wildcard lib/$(floor)/*.c))))
units = $(patsubst testdata/unit/%.c,%,$(sort $(wildcard testdata/unit/*/*_test.c)))

programs = $(tools:%=$(BUILD)/%)
objects = $(modules:%=$(BUILD)/lib/%.o) $(builtins:%=$(BUILD)/lib/builtin_%.o) $(BUILD)/lib/builtin_name_words.o
unit_programs = $(units:%=$(BUILD)/unit/%)

# Completions for each shell, in files named as their packages want them.
completions = $(tools:%=$(BUILD)/completions/bash/%) $(tools:%=$(BUILD)/completions/zsh/_%) \
	$(tools:%=$(BUILD)/completions/fish/%.fish)

shared = libcaseaudit.so.0
all: $(programs) $(completions) $(BUILD)/$(shared)

$(programs): $(BUILD)/%: $(BUILD)/cmd/%.o $(BUILD)/libcaseaudit.a
	$(link) -o $@ $^ $(LIBS)

$(BUILD)/libcaseaudit.a: $(objects)
	rm -f $@
	$(AR) rcsD $@ $(objects)

# The library for other programs.
$(BUILD)/$(shared): $(BUILD)/lib/api/caseaudit.o $(BUILD)/libcaseaudit.a
	$(CC) -shared -Wl,-soname,$(shared) $(if $(findstring -fsanitize,$(given)),,-Wl,-z,defs) $(if $(HARDENING),-Wl$(comma)-z$(comma)relro$(comma)-z$(comma)now) $(LDFLAGS) $(CFLAGS) -o $@ $^ $(LIBS)

# For pkg-config; it names the folder of each installation.
$(BUILD)/caseaudit.pc: always
	@mkdir -p $(@D)
	printf '%s\n' $(call quoted,prefix=$(PREFIX)) 'Name: caseaudit' 'Description: audits of case files of children' \
		'Version: $(VERSION)' 'Cflags: -I$${prefix}/include' 'Libs: -L$${prefix}/lib -lcaseaudit' \
		'Libs.private: -pthread -lm -ljansson -lnettle' >$@

# What is compiled in: $(BUILD)/builtin_LIST.c holds the files of LIST.
files_frameworks = $(frameworks:%=lib/frameworks/%.json)
files_words = $(words:%=lib/words/%.txt)
files_explanations = lib/explanations.json

.SECONDEXPANSION:
$(BUILD)/builtin_%.c: $$(files_%) scripts/generate/embed
	@mkdir -p $(@D)
	scripts/generate/embed $* $(files_$*) >$@.new
	mv $@.new $@

# The words of names are a table, which is looked into by many threads and needs no room of its own.
$(BUILD)/builtin_name_words.c: lib/words/name-words.txt scripts/generate/embed-name-words
	@mkdir -p $(@D)
	scripts/generate/embed-name-words $< >$@.new
	mv $@.new $@

$(BUILD)/lib/builtin_%.o: $(BUILD)/builtin_%.c
	@mkdir -p $(@D)
	$(compile) -c -o $@ $<

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(compile) -c -o $@ $<

# At -O3 gcc 12 warns of offsets beyond an array in a test that calls itself, which it unrolls further than it runs.
$(BUILD)/testdata/unit/%.o: last = $(if $(filter -O3,$(CFLAGS)),-O2)

$(unit_programs): $(BUILD)/unit/%: $(BUILD)/testdata/unit/%.o $(BUILD)/libcaseaudit.a
	@mkdir -p $(@D)
	$(link) -o $@ $^ $(LIBS)

$(BUILD)/make-quarter: $(patsubst %.c,$(BUILD)/%.o,$(wildcard scripts/generate/make-quarter*.c)) $(BUILD)/libcaseaudit.a
	$(link) -o $@ $^ $(LIBS)

$(BUILD)/make-completions: $(patsubst %.c,$(BUILD)/%.o,$(wildcard scripts/generate/make-completions*.c)) $(BUILD)/libcaseaudit.a
	$(link) -o $@ $^ $(LIBS)

$(BUILD)/completions/bash/%: $(BUILD)/make-completions
	@mkdir -p $(@D)
	$(BUILD)/make-completions bash $* >$@.new
	mv $@.new $@
$(BUILD)/completions/zsh/_%: $(BUILD)/make-completions
	@mkdir -p $(@D)
	$(BUILD)/make-completions zsh $* >$@.new
	mv $@.new $@
$(BUILD)/completions/fish/%.fish: $(BUILD)/make-completions
	@mkdir -p $(@D)
	$(BUILD)/make-completions fish $* >$@.new
	mv $@.new $@

$(BUILD)/read_sheet $(BUILD)/read_forms $(BUILD)/read_document: $(BUILD)/%: $(BUILD)/scripts/bench/%.o $(BUILD)/libcaseaudit.a
	$(link) -o $@ $^ $(LIBS)

# Needs clang, and a BUILD of its own: scripts/check/fuzz.
$(BUILD)/fuzz-form: $(BUILD)/testdata/unit/forms/form_fuzz.o $(BUILD)/libcaseaudit.a
	$(link) -fsanitize=fuzzer -o $@ $^ $(LIBS)
$(BUILD)/fuzz-letter: $(BUILD)/testdata/unit/documents/letter_fuzz.o $(BUILD)/libcaseaudit.a
	$(link) -fsanitize=fuzzer -o $@ $^ $(LIBS)

$(BUILD)/make-bench: $(BUILD)/scripts/generate/make-bench.o
$(BUILD)/make-collisions: $(BUILD)/scripts/generate/make-collisions.o
$(BUILD)/timed: $(BUILD)/scripts/bench/peers/timed.o
$(BUILD)/first_line: $(BUILD)/scripts/bench/peers/first_line.o
$(BUILD)/make-bench $(BUILD)/make-collisions $(BUILD)/timed $(BUILD)/first_line:
	$(link) -o $@ $^

test-programs: $(unit_programs) $(BUILD)/make-quarter $(BUILD)/make-bench $(BUILD)/make-collisions $(BUILD)/timed $(BUILD)/first_line $(BUILD)/read_sheet $(BUILD)/read_forms \
	$(BUILD)/read_document

# What can be seen in a minute; scripts/test does more, and installs what it needs first.
check: all test-programs
	BUILD=$(abspath $(BUILD)) scripts/check/run-units
	BUILD=$(abspath $(BUILD)) scripts/check/run-cases
	BUILD=$(abspath $(BUILD)) scripts/check/run-manual
	BUILD=$(abspath $(BUILD)) scripts/check/manual
	BUILD=$(abspath $(BUILD)) scripts/check/completions
	BUILD=$(abspath $(BUILD)) scripts/check/schema
	BUILD=$(abspath $(BUILD)) scripts/check/frameworks
	BUILD=$(abspath $(BUILD)) scripts/check/explanations
	BUILD=$(abspath $(BUILD)) scripts/check/library

# Floors, circles, and the form of the C files.
lint: all
	BUILD=$(abspath $(BUILD)) scripts/check/lint

# Static analysis by gcc 12 and clang-tidy 14: several minutes, so that it is no part of lint.
analyse:
	scripts/check/analyse

# The tools beside other programs that do the same; BENCH_RECORDS=2000 BENCH_RUNS=3 for a quicker look.
bench: all $(BUILD)/make-bench $(BUILD)/timed $(BUILD)/first_line $(BUILD)/read_forms $(BUILD)/read_document
	BUILD=$(abspath $(BUILD)) CC="$(CC)" scripts/bench/run

# Installs files with a mode in a folder, and notes them for "make uninstall".
put = LIST=$(call quoted,$(DATADIR)/installed) DESTDIR=$(call quoted,$(DESTDIR)) scripts/generate/install
pages = $(wildcard man/*.[1-9])

install: all $(BUILD)/caseaudit.pc
	$(put) 755 $(call quoted,$(BINDIR)) $(programs)
	$(put) 755 $(call quoted,$(DATADIR)) scripts/quarter
	$(put) 644 $(call quoted,$(INCLUDEDIR)) lib/caseaudit.h
	$(put) 755 $(call quoted,$(LIBDIR)) $(BUILD)/$(shared)
	$(put) --link $(shared) $(call quoted,$(LIBDIR)) libcaseaudit.so
	$(put) 644 $(call quoted,$(LIBDIR)) $(BUILD)/libcaseaudit.a
	$(put) 644 $(call quoted,$(LIBDIR))/pkgconfig $(BUILD)/caseaudit.pc
	$(put) 644 $(call quoted,$(SCHEMADIR)) lib/schema/*.json
	$(put) 644 $(call quoted,$(DOCDIR)) README.md NEWS.md SECURITY.md LICENSE
	$(put) 644 $(call quoted,$(EXAMPLEDIR)) testdata/manual/*
	$(put) 755 $(call quoted,$(EXAMPLEDIR)) scripts/quarter
	for section in $(sort $(subst .,,$(suffix $(pages)))); do \
		$(put) 644 $(call quoted,$(MANDIR))/man$$section man/*.$$section || exit 1; done
	$(put) 644 $(call quoted,$(BASHDIR)) $(BUILD)/completions/bash/*
	$(put) 644 $(call quoted,$(ZSHDIR)) $(BUILD)/completions/zsh/*
	$(put) 644 $(call quoted,$(FISHDIR)) $(BUILD)/completions/fish/*

uninstall:
	$(put) --remove

dist:
	@mkdir -p $(BUILD)
	scripts/generate/archive caseaudit-$(VERSION) >$(BUILD)/caseaudit-$(VERSION).tar.gz.new
	mv $(BUILD)/caseaudit-$(VERSION).tar.gz.new $(BUILD)/caseaudit-$(VERSION).tar.gz

.SECONDARY:
# What a file includes is written as it is compiled, and made by nothing else.
%.d: ;
-include $(wildcard $(BUILD)/*/*.d $(BUILD)/*/*/*.d $(BUILD)/*/*/*/*.d)

clean:
	rm -rf $(BUILD)

.PHONY: all always analyse bench check clean dist install lint test-programs uninstall
