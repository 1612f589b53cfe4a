#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Runs the SQL of standard input with Python's DuckDB.  usage: duckdb.py THREADS"""
import sys

sys.path.pop(0)  # this file has the module's name
import duckdb

duckdb.connect(config={"threads": int(sys.argv[1])}).execute(sys.stdin.read())
