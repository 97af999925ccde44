# make run    system packages, release build, the demo
# make test   system packages, debug build, every test
# make bench  release build of the benchmarks; make bench BENCH="render --rounds 7" runs one
# make soak   an hour of `merpati serve` under load and trouble (Tests/Soak/soak.py --help)
# Both may be called again and again: what is there is not made anew.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

BUILD_PACKAGES := libcurl4-openssl-dev libsqlite3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libidn2-dev libssl-dev pkg-config
TEST_PACKAGES := curl sqlite3 python3 python3-venv chromium spamassassin openssl libdb5.3 libnsl2 libicu72 libkrb5-3 \
    libopendkim11 libmilter1.0.1 libopendbx1 librbl1 libvbr2 libmemcached11 liblua5.3-0 libldap-2.5-0 libunbound8 libbsd0
TOOLS := .build/tools
PYTHON := $(TOOLS)/python
PYPI := aiosmtpd==1.4.6 dkimpy==1.1.8 pynacl==1.6.2 html5lib==1.1

RELEASE := --configuration release --static-swift-stdlib
DEMO_FLAGS ?=
BENCH ?= --help

# What is shipped has no symbols. For a program whose crashes show the names of functions: make build SMALL=
ifeq ($(shell uname),Linux)
SMALL := -Xlinker -s -Xlinker --no-export-dynamic
endif

.PHONY: run test soak build bench format lint clean packages test-packages tools

run: build
	.build/release/merpati demo $(DEMO_FLAGS)

build: packages
	swift build $(RELEASE) $(SMALL) --product merpati

bench: packages
	swift build $(RELEASE) $(SMALL) --product merpati-bench
	.build/release/merpati-bench $(BENCH)

# Tests that run against the clock run apart from those that keep the processor busy: those that talk over sockets, those that
# wait for a database, those that send, and those that run the program.
SOCKETS := ^(ConnectionsTests|InboundTests|SMTPTests|ServerTests)\.
WAITS := ^StorageTests\.
SENDING := ^CampaignsTests\.
PROGRAM := ^AppTests\.

test: export MERPATI_TOOLS := $(CURDIR)/$(TOOLS)
test: packages test-packages tools
	swift build --build-tests
	swift test --skip-build --filter '$(SOCKETS)'
	swift test --skip-build --filter '$(WAITS)'
	swift test --skip-build --filter '$(SENDING)'
	swift test --skip-build --filter '$(PROGRAM)'
	swift test --skip-build --skip '$(SOCKETS)' --skip '$(WAITS)' --skip '$(SENDING)' --skip '$(PROGRAM)'

# SOAK_FLAGS="--minutes 2" for a short one.
SOAK_FLAGS ?=

soak: build $(TOOLS)/faketime
	python3 Tests/Soak/soak.py --merpati .build/release/merpati --faketime $(TOOLS)/faketime/libfaketimeMT.so.1 $(SOAK_FLAGS)

# Installs what is missing, with root's rights or sudo's.
define install
	missing=$$(for package in $(1); do \
	    dpkg-query -W -f '$${Status}' "$$package" 2>/dev/null | grep -q 'ok installed' || echo "$$package"; done); \
	if [ -n "$$missing" ]; then \
	    echo "installing:" $$missing; \
	    root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	    $$root apt-get update -qq; \
	    $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	fi
endef

packages:
	@if command -v dpkg-query >/dev/null; then $(call install,$(BUILD_PACKAGES)); fi

test-packages:
	@if command -v dpkg-query >/dev/null; then $(call install,$(TEST_PACKAGES)); fi

# The mail servers that the tests talk to: aiosmtpd in an environment of its own, and Debian's postfix (with its smtp-sink)
# and opendkim, unpacked here and not installed, so that no mail server of the machine is replaced or started.
tools: $(PYTHON)/.ready $(TOOLS)/bin/smtp-sink $(TOOLS)/bin/opendkim

$(PYTHON)/.ready: Makefile
	python3 -m venv $(PYTHON)
	$(PYTHON)/bin/pip install --quiet --disable-pip-version-check $(PYPI)
	touch $@

$(TOOLS)/bin/smtp-sink:
	mkdir -p $(TOOLS)/bin $(TOOLS)/download
	cd $(TOOLS)/download && apt-get download -qq postfix && dpkg -x postfix_*.deb ../postfix
	for program in smtp-sink smtp-source; do \
	    printf '#!/bin/sh\nhere=$$(cd "$$(dirname "$$0")/.." && pwd)\nLD_LIBRARY_PATH="$$here/postfix/usr/lib/postfix" exec "$$here/postfix/usr/sbin/%s" "$$@"\n' \
	        $$program > $(TOOLS)/bin/$$program; \
	    chmod +x $(TOOLS)/bin/$$program; \
	done

# Moves the clock of one process.
$(TOOLS)/faketime:
	mkdir -p $(TOOLS)/download
	cd $(TOOLS)/download && apt-get download -qq libfaketime && dpkg -x libfaketime_*.deb ../libfaketime
	ln -sfn "$$(cd $(TOOLS) && echo libfaketime/usr/lib/*/faketime)" $@

$(TOOLS)/bin/opendkim:
	mkdir -p $(TOOLS)/bin $(TOOLS)/download
	cd $(TOOLS)/download && apt-get download -qq opendkim && dpkg -x opendkim_*.deb ../opendkim
	ln -sfn ../opendkim/usr/sbin/opendkim $@

format:
	swift format --in-place --recursive Package.swift Scripts Sources Tests

lint:
	swift format lint --strict --recursive Package.swift Scripts Sources Tests

clean:
	rm -rf .build
